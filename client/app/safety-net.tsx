import { Component, type ReactNode } from 'react';

/** Shows what is given instead of a part that failed, so that one fault does not blank the page. */
export class SafetyNet extends Component<{ instead: ReactNode; children: ReactNode }, { failed: boolean }> {
  override state = { failed: false };
  static getDerivedStateFromError(): { failed: boolean } {
    return { failed: true };
  }
  override render(): ReactNode {
    return this.state.failed ? this.props.instead : this.props.children;
  }
}
