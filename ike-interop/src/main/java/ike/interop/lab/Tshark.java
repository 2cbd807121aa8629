package ike.interop.lab;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.ObjectArrays;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * An independent reader of a capture.
 *
 * @param capture a pcap or pcapng file
 * @param configuration a folder that holds {@code wireshark/ikev2_decryption_table} and {@code wireshark/esp_sa}; where it does not,
 *        encrypted parts stay closed
 */
public record Tshark(Path capture, Path configuration) {

    /** The sub-folder for the key tables. */
    static final String TABLES = "wireshark";

    /**
     * Selects packets that cannot be dissected to their end, encrypted IKE messages (their first payload is of type 46, RFC 7296
     * §3.14) that the key tables do not open, and those whose integrity checksum is wrong. Not judged is
     *
     * <ul>
     * <li>what TCP carries inside a tunnel: by its port alone tshark may take it for a protocol that it is not;
     * <li>IKE_INTERMEDIATE (43): tshark knows one set of keys for an IKE SA, and these messages have those of before (RFC 9242
     * §3.3.1);
     * <li>messages with OCSP responses (RFC 4806), attribute certificates (RFC 5755) or raw public keys (RFC 7670), which tshark reads as
     * certificates;
     * <li>what tshark joins from fragments of different messages, which it does by the Message ID alone.
     * </ul>
     */
    static final String TROUBLED = "((_ws.malformed && !tcp && !isakmp.fragment.overlap.conflicts)"
            + " || (isakmp.nextpayload == 46 && !isakmp.enc.decrypted) || isakmp.ikev2.integrity_checksum)"
            + " && !(isakmp.exchangetype == 43) && !(isakmp.cert.encoding == 10) && !(isakmp.cert.encoding == 14)"
            + " && !(isakmp.cert.encoding == 15)";

    /** The packets that a display filter selects, one line each as tshark summarises them. */
    public ImmutableList<String> packets(String filter) throws IOException, InterruptedException {
        return lines("-o", "esp.enable_encryption_decode:TRUE", "-Y", filter);
    }

    /**
     * How many packets each of the display filters selects, found in one look: tshark takes most of a second to start. A comma ends a
     * filter, so none may stand in one.
     */
    ImmutableList<Integer> counts(List<String> filters) throws IOException, InterruptedException {
        // A row of frames and octets by turns, behind the interval; no row if no time has passed between its packets.
        return lines("-o", "esp.enable_encryption_decode:TRUE", "-q", "-z", "io,stat,0," + String.join(",", filters))
                .stream().filter(line -> line.contains("<>")).findFirst()
                .map(line -> Splitter.on('|').trimResults().splitToList(line))
                .map(cells -> IntStream.range(0, filters.size()).mapToObj(i -> Integer.valueOf(cells.get(2 + 2 * i)))
                        .collect(ImmutableList.toImmutableList()))
                .orElse(ImmutableList.of());
    }

    /**
     * Those that {@link #TROUBLED} selects, but for IKEv1 messages that were sent again: tshark decrypts a second copy with the
     * IV that the first one has left (RFC 2409 Appendix B).
     */
    ImmutableList<String> troubled() throws IOException, InterruptedException {
        ImmutableList<String> packets = packets(TROUBLED);
        ImmutableSet<String> again = packets.isEmpty() ? ImmutableSet.of() : sentAgain();
        return packets.stream()
                .filter(packet -> !again.contains(Splitter.on(' ').split(packet.strip()).iterator().next()))
                .collect(ImmutableList.toImmutableList());
    }

    /** The numbers of IKEv1 datagrams whose octets came before. */
    private ImmutableSet<String> sentAgain() throws IOException, InterruptedException {
        Set<String> seen = new HashSet<>();
        return lines("-Y", "isakmp.version == 0x10", "-T", "fields", "-e", "udp.payload", "-e", "frame.number").stream()
                .map(line -> Splitter.on('\t').splitToList(line)).filter(line -> !seen.add(line.getFirst()))
                .map(line -> line.getLast()).collect(ImmutableSet.toImmutableSet());
    }

    private ImmutableList<String> lines(String... how) throws IOException, InterruptedException {
        Command command = Command
                .of(ObjectArrays.concat(new String[]{"tshark", "-n", "-r", capture.toString()}, how, String.class))
                .with(ImmutableMap.of("XDG_CONFIG_HOME", configuration.toString()));
        return command.run().lines().collect(ImmutableList.toImmutableList());
    }

    /** The packets that tshark cannot dissect to their end. */
    public ImmutableList<String> malformed() throws IOException, InterruptedException {
        return packets("_ws.malformed");
    }
}
