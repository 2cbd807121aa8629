package ike.interop.lab;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.io.IOException;
import java.nio.file.Path;

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
     * §3.14) that the key tables do not open, and those whose integrity checksum is wrong.
     */
    static final String TROUBLED = "_ws.malformed || (isakmp.nextpayload == 46 && !isakmp.enc.decrypted)"
            + " || isakmp.ikev2.integrity_checksum";

    /** The packets that a display filter selects, one line each as tshark summarises them. */
    public ImmutableList<String> packets(String filter) throws IOException, InterruptedException {
        Command command = Command
                .of("tshark", "-n", "-r", capture.toString(), "-o", "esp.enable_encryption_decode:TRUE", "-Y", filter)
                .with(ImmutableMap.of("XDG_CONFIG_HOME", configuration.toString()));
        return command.run().lines().collect(ImmutableList.toImmutableList());
    }

    /** The packets that tshark cannot dissect to their end. */
    public ImmutableList<String> malformed() throws IOException, InterruptedException {
        return packets("_ws.malformed");
    }
}
