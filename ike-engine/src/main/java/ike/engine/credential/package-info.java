/** Certificates and private keys of an endpoint: what signs for us, and what a peer's signature is judged by. */
@NullMarked
package ike.engine.credential;

import org.jspecify.annotations.NullMarked;
