/**
 * The keys that open other people's packets: Wireshark's tables {@code ikev2_decryption_table}, {@code esp_sa} and
 * {@code ikev1_decryption_table}, read and written as Wireshark 4.0 understands them.
 *
 * <p>
 * {@link ike.interop.keys.KeyTables#read} reads a folder of them, {@link ike.interop.keys.KeyTableWriter} writes one.
 * An algorithm that Wireshark has no name for carries IANA's name in them; Wireshark then refuses that line, and this
 * project reads it.
 */
@NullMarked
package ike.interop.keys;

import org.jspecify.annotations.NullMarked;
