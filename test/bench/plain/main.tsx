import { type Node, ReactFlow, useNodesState, type NodeProps } from '@xyflow/react';
import '@xyflow/react/dist/style.css';
import { useEffect } from 'react';
import { createRoot } from 'react-dom/client';

type Plain = Node<{ title: string; width: number; height: number }, 'plain'>;

/** The same cards, in the same places and sizes, as the component is used by its first example. */
declare global {
  var showPlain: (cards: readonly Plain[], viewport: { x: number; y: number; zoom: number }) => void;
  /** Somebody else moved a card. */
  var movePlain: (id: string, x: number) => void;
}

function PlainCard({ data: { title, width, height } }: NodeProps<Plain>) {
  return <div style={{ width, height, border: '1px solid #ccc', borderRadius: 8, background: '#fff' }}>{title}</div>;
}
const TYPES = { plain: PlainCard };

function Page({ cards, viewport }: { cards: readonly Plain[]; viewport: { x: number; y: number; zoom: number } }) {
  const [nodes, setNodes, onNodesChange] = useNodesState([...cards]);
  useEffect(() => {
    globalThis.movePlain = (id, x) =>
      setNodes((now) => now.map((node) => (node.id === id ? { ...node, position: { ...node.position, x } } : node)));
  }, [setNodes]);
  return (
    <ReactFlow<Plain>
      nodes={nodes}
      onNodesChange={onNodesChange}
      nodeTypes={TYPES}
      defaultViewport={viewport}
      minZoom={0.02}
      panOnScroll
    />
  );
}

const root = document.getElementById('root');
if (!root) throw new Error('no #root');
const page = createRoot(root);
globalThis.showPlain = (cards, viewport) => page.render(<Page cards={cards} viewport={viewport} />);
