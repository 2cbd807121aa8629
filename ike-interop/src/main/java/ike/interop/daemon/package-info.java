/**
 * What strongSwan keeps in strongswan.conf: the settings of the daemon as a whole, beside the connections. What has the same
 * meaning here is honoured, the rest is named once.
 */
@NullMarked
package ike.interop.daemon;

import org.jspecify.annotations.NullMarked;
