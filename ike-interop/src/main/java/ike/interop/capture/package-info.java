/**
 * Capture files: reading pcap and pcapng frame by frame, writing pcapng, and the way down from a frame to the IP packet
 * in it.
 *
 * <p>
 * {@link ike.interop.capture.CaptureReader#open} is the way in; {@link ike.interop.capture.LinkLayer} takes the link
 * layer off; {@link ike.interop.capture.PcapngWriter} is the way out. The formats are those of the IETF drafts
 * draft-ietf-opsawg-pcap and draft-ietf-opsawg-pcapng, the link types those of the tcpdump project's registry.
 */
@NullMarked
package ike.interop.capture;

import org.jspecify.annotations.NullMarked;
