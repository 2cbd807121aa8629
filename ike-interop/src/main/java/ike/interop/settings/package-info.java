/**
 * The text format that swanctl.conf and strongswan.conf share: sections, settings, strings, includes and references.
 * What the keys mean is for the reader of the particular file, for example {@code ike.interop.swanctl}.
 */
@NullMarked
package ike.interop.settings;

import org.jspecify.annotations.NullMarked;
