package ike.interop.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import com.google.common.io.CharStreams;
import ike.interop.Captures;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whole capture files, damaged: each is explained or refused in one line. {@code -Dike.mutations=100000} and {@code
 * -Dike.mutation.seed=N} make it a long or another run; a failure says which it was.
 */
class ExplainMutationTest {
    private static final int MUTATIONS = Integer.getInteger("ike.mutations", 600);
    private static final long SEED = Long.getLong("ike.mutation.seed", 1);
    private static final ImmutableList<String> CAPTURES = ImmutableList.of("ikev1-certs.pcap",
            "ikev1-bug-12610.pcapng.gz", "ikev2-decrypt-3des-sha1_160.pcap", "ikev2-decrypt-aes256cbc.pcapng",
            "ikev2-decrypt-aes256gcm16.pcap", "esp-bug-12671.pcapng.gz");

    @TempDir
    private Path folder;

    @Test
    void damagedCapturesAreExplainedOrRefused() throws IOException {
        SplittableRandom random = new SplittableRandom(SEED);
        Path file = folder.resolve("damaged");
        int explained = 0;
        for (int i = 0; i < MUTATIONS; i++) {
            byte[] octets = Files.readAllBytes(Captures.file(CAPTURES.get(random.nextInt(CAPTURES.size()))));
            Files.write(file, damaged(octets, random));
            int code = explain(file, random.nextBoolean(), "mutation " + i + " of seed " + SEED);
            explained += code == 0 ? 1 : 0;
        }
        // Both must happen, or the damage tests nothing.
        assertThat(explained).isBetween(MUTATIONS / 10, MUTATIONS - 1);
    }

    private static int explain(Path file, boolean json, String which) {
        StringWriter err = new StringWriter();
        int code = new IkeCommand(new PrintWriter(CharStreams.nullWriter()), new PrintWriter(err, true), Map.of())
                .execute("explain", file.toString(), "--keys", Captures.folder().toString(),
                        json ? "--json" : "--color=never");
        assertThat(code).as(which + ": " + err).isIn(0, 2);
        return code;
    }

    private static byte[] damaged(byte[] octets, SplittableRandom random) {
        byte[] damaged = random.nextInt(8) == 0
                ? Arrays.copyOf(octets, random.nextInt(octets.length))
                : octets.clone();
        // The first octets say what kind of file it is: mostly they are left alone.
        int from = random.nextInt(4) == 0 ? 0 : Math.min(damaged.length, 40);
        for (int times = 1 + random.nextInt(8); times > 0 && damaged.length > from; times--) {
            int at = random.nextInt(from, damaged.length);
            damaged[at] = (byte) (random.nextBoolean() ? damaged[at] ^ 1 << random.nextInt(8) : random.nextInt(256));
        }
        return damaged;
    }
}
