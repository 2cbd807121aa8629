/** The IPsec datapath in user space. */
@NullMarked
package ike.esp;

import org.jspecify.annotations.NullMarked;
