/**
 * A told story as one HTML page that needs nothing besides itself: messages to open, with octets and fields side by
 * side, the ladder, and the tree of keys.
 *
 * <p>
 * {@link ike.interop.page.StoryPage#of} is the way in. The page is whole without scripts; a few lines of them light up
 * the octets of a field and the fields of an octet.
 */
@NullMarked
package ike.interop.page;

import org.jspecify.annotations.NullMarked;
