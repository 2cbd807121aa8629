/** {@code ike bench esp}: traffic through a tunnel between two namespaces, ours beside strongSwan's and the bare wire. */
@NullMarked
package ike.benchmarks.tunnel;

import org.jspecify.annotations.NullMarked;
