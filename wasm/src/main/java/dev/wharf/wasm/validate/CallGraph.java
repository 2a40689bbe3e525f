package dev.wharf.wasm.validate;

import java.util.Arrays;
import java.util.BitSet;

/**
 * Who calls whom, gathered while bodies are checked, to find the functions on a cycle of calls:
 * only they can keep a guest running without a loop. An indirect call may reach every function that
 * is a value somewhere, and those of other modules if tables or references are shared; a call of an
 * import may come back through every export. Both are nodes of the graph.
 */
final class CallGraph {
  private final int imported;
  private final int funcs;
  private final int indirect;
  private final int host;
  private int[] from = new int[256];
  private int[] to = new int[256];
  private int edges;
  private int caller;

  /** By callee, the caller from which an edge to it is known, plus one. */
  private final int[] known;

  private final BitSet values = new BitSet();
  private final BitSet tailCallers = new BitSet();

  CallGraph(int imported, int funcs) {
    this.imported = imported;
    this.funcs = funcs;
    this.indirect = funcs;
    this.host = funcs + 1;
    this.known = new int[funcs + 2];
  }

  void enter(int funcIndex) {
    caller = funcIndex;
  }

  void call(int callee) {
    callTo(callee < imported ? host : callee);
  }

  /** Says that the present function makes a tail call. */
  void tailCall() {
    tailCallers.set(caller);
  }

  /** The functions that make tail calls. */
  BitSet tailCallers() {
    return tailCallers;
  }

  void callIndirect() {
    callTo(indirect);
  }

  private void callTo(int node) {
    if (known[node] != caller + 1) {
      known[node] = caller + 1;
      edge(caller, node);
    }
  }

  /** Says that functions from elsewhere may be called indirectly. */
  void foreignValues() {
    edge(indirect, host);
  }

  /** A function that is a value somewhere: an element or a reference. */
  void value(int funcIndex) {
    values.set(funcIndex);
  }

  /** A function that other modules and the host may call. */
  void exported(int funcIndex) {
    if (funcIndex >= imported) {
      edge(host, funcIndex);
    }
  }

  private void valueEdges() {
    for (int f = values.nextSetBit(0); f >= 0; f = values.nextSetBit(f + 1)) {
      edge(indirect, f < imported ? host : f);
      exported(f);
    }
  }

  private void edge(int source, int target) {
    if (edges == from.length) {
      from = Arrays.copyOf(from, edges * 2);
      to = Arrays.copyOf(to, edges * 2);
    }
    from[edges] = source;
    to[edges++] = target;
  }

  /**
   * Functions that can reach themselves: strongly connected components by Tarjan's algorithm,
   * without recursion.
   */
  BitSet cyclic() {
    valueEdges();
    int nodes = funcs + 2;
    int[] first = new int[nodes + 1];
    for (int e = 0; e < edges; e++) {
      first[from[e] + 1]++;
    }
    for (int n = 0; n < nodes; n++) {
      first[n + 1] += first[n];
    }
    int[] targets = new int[edges];
    int[] fill = Arrays.copyOf(first, nodes);
    for (int e = 0; e < edges; e++) {
      targets[fill[from[e]]++] = to[e];
    }
    return new Components(first, targets, nodes).cyclic();
  }

  private static final class Components {
    private final int[] first;
    private final int[] targets;
    private final int[] order;
    private final int[] low;
    private final int[] next;
    private final int[] path;
    private final int[] open;

    /** No {@link BitSet}: emptied one by one, each removal would look for the last one left. */
    private final boolean[] isOpen;

    private final BitSet cyclic = new BitSet();
    private int visited;
    private int openCount;

    Components(int[] first, int[] targets, int nodes) {
      this.first = first;
      this.targets = targets;
      this.order = new int[nodes];
      this.low = new int[nodes];
      this.next = new int[nodes];
      this.path = new int[nodes];
      this.open = new int[nodes];
      this.isOpen = new boolean[nodes];
    }

    BitSet cyclic() {
      for (int node = 0; node < order.length; node++) {
        if (order[node] == 0) {
          search(node);
        }
      }
      return cyclic;
    }

    private void search(int root) {
      int depth = 0;
      path[0] = root;
      visit(root);
      while (depth >= 0) {
        int node = path[depth];
        if (next[node] < first[node + 1]) {
          int target = targets[next[node]++];
          if (target == node) {
            cyclic.set(node);
          } else if (order[target] == 0) {
            path[++depth] = target;
            visit(target);
          } else if (isOpen[target]) {
            low[node] = Math.min(low[node], order[target]);
          }
        } else {
          if (low[node] == order[node]) {
            close(node);
          }
          depth--;
          if (depth >= 0) {
            low[path[depth]] = Math.min(low[path[depth]], low[node]);
          }
        }
      }
    }

    private void visit(int node) {
      order[node] = ++visited;
      low[node] = visited;
      next[node] = first[node];
      open[openCount++] = node;
      isOpen[node] = true;
    }

    private void close(int node) {
      boolean several = open[openCount - 1] != node;
      int member;
      do {
        member = open[--openCount];
        isOpen[member] = false;
        if (several) {
          cyclic.set(member);
        }
      } while (member != node);
    }
  }
}
