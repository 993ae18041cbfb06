import { Drawing } from '../ui/drawing.tsx';

export function DrawnMap(props: { svg: string; label: string; fit: boolean }) {
  return <Drawing {...props} className="history-drawing" />;
}
