/**
 * strongSwan's swanctl.conf as the configuration of our engines: which keys there are, what their values mean, and what
 * becomes of each here. {@link ike.interop.swanctl.ConfigurationLoader} is the way in.
 */
@NullMarked
package ike.interop.swanctl;

import org.jspecify.annotations.NullMarked;
