package ike.interop.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.common.io.CharStreams;
import ike.interop.Captures;
import ike.interop.capture.CaptureException;
import ike.interop.capture.CaptureReader;
import ike.interop.capture.Frame;
import ike.interop.conversation.Conversation;
import ike.interop.conversation.Credentials;
import ike.interop.conversation.PatientListener;
import ike.interop.keys.KeyTables;
import ike.interop.transcript.Explainer;
import ike.interop.transcript.Explanation;
import ike.interop.transcript.JsonRenderer;
import ike.interop.transcript.Style;
import ike.interop.transcript.TextRenderer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whole capture files, damaged: each is explained or refused in one line. {@code -Dike.mutations=100000} and {@code
 * -Dike.mutation.seed=N} make it a long or another run; a failure says which it was.
 */
class ExplainMutationTest {
    private static final int MUTATIONS = Integer.getInteger("ike.mutations", 1000);
    private static final long SEED = Long.getLong("ike.mutation.seed", 1);
    /** One in so many goes through the command line as well. */
    private static final int BY_COMMAND = 30;
    private static final ImmutableList<String> CAPTURES = ImmutableList.of("ikev1-certs.pcap",
            "ikev1-bug-12610.pcapng.gz", "ikev2-decrypt-3des-sha1_160.pcap", "ikev2-decrypt-aes256cbc.pcapng",
            "ikev2-decrypt-aes256gcm16.pcap", "esp-bug-12671.pcapng.gz", "strongswan/ikev1-main-rsa-frag.pcap",
            "strongswan/ikev1-aggr-ecdsa521.pcap", "strongswan/ikev1-xauth-psk.pcap", "strongswan/ikev1-hybrid.pcap",
            "strongswan/ikev2-rsa-pss.pcap", "strongswan/ikev2-ed25519.pcap",
            "strongswan-eap/ikev2-wrong-group.pcap", "strongswan6-whole/ikev2-two-mlkem-rsa.pcap",
            "strongswan6-whole/ikev2-ctr-xcbc.pcap", "strongswan6-whole/ikev2-null-ipv6.pcap",
            "strongswan6-whole/ikev1-main-rsa-frag.pcap", "strongswan6-whole/ikev1-aggr-ecdsa-3des.pcap",
            "strongswan6-whole/ikev1-main-blowfish-brainpool.pcap", "strongswan6-whole/ikev1-main-camellia.pcap",
            "strongswan6-whole/ikev1-main-cast-x25519.pcap", "strongswan6-whole/ikev2-3des.pcap",
            "strongswan6-whole/ikev2-camellia.pcap", "strongswan6-whole/ikev2-chacha-eddsa.pcap",
            "strongswan6-whole/ikev2-ccm-ecdsa.pcap", "strongswan6-whole/ikev1-aggr-xauth.pcap",
            "strongswan6-whole/ikev1-aggr-ccm-ipv6.pcap", "strongswan6-whole/ikev2-encap-ipv6.pcap",
            "strongswan6-unseen/ikev2-childless-tcp.pcap", "strongswan6-unseen/ikev1-xauth-push-unity.pcap");

    private static final TextRenderer TEXT = new TextRenderer(Style.PLAIN);

    @TempDir
    private Path folder;

    private final Map<Path, KeyTables> keys = new HashMap<>();

    @Test
    void damagedCapturesAreExplainedOrRefused() throws IOException {
        SplittableRandom random = new SplittableRandom(SEED);
        Path file = folder.resolve("damaged");
        int explained = 0;
        for (int i = 0; i < MUTATIONS; i++) {
            Path capture = Captures.file(CAPTURES.get(random.nextInt(CAPTURES.size())));
            Files.write(file, damaged(Files.readAllBytes(capture), random));
            explained += survives(file, keys(capture), "mutation " + i + " of seed " + SEED) ? 1 : 0;
            if (i % BY_COMMAND == 0) {
                command(file, capture, random.nextBoolean(), "mutation " + i + " of seed " + SEED);
            }
        }
        // Both must happen, or the damage tests nothing.
        assertThat(explained).isBetween(MUTATIONS / 10, MUTATIONS - 1);
    }

    private static boolean survives(Path file, KeyTables keys, String which) throws IOException {
        Explainer explainer = new Explainer(() -> keys, ImmutableSet.of());
        Conversation conversation = new Conversation(keys, Credentials.NONE);
        PatientListener listener = new PatientListener(conversation);
        int length = 0;
        try (CaptureReader reader = CaptureReader.open(file)) {
            for (Optional<Frame> frame = reader.next(); frame.isPresent(); frame = reader.next()) {
                length += told(explainer.explain(frame.get()), listener);
            }
            length += told(explainer.rest(), listener) + length(listener.rest());
        } catch (CaptureException _) {
            return false;
        } catch (RuntimeException e) {
            throw new AssertionError(which, e);
        }
        return length + JsonRenderer.render(conversation.end(explainer.end())).length() > 0;
    }

    private static int told(List<Explainer.Result> results, PatientListener listener) {
        int length = 0;
        for (Explainer.Result result : results) {
            if (result instanceof Explainer.Result.Explained(Explanation explanation)) {
                length += length(listener.hear(explanation));
            }
        }
        return length;
    }

    private static int length(List<Explanation> told) {
        return told.stream().mapToInt(heard -> JsonRenderer.render(heard).length() + TEXT.render(heard).length())
                .sum();
    }

    private static void command(Path file, Path capture, boolean json, String which) {
        StringWriter err = new StringWriter();
        int code = new IkeCommand(new PrintWriter(CharStreams.nullWriter()), new PrintWriter(err, true), Map.of())
                .execute("explain", file.toString(), "--keys", String.valueOf(capture.getParent()),
                        json ? "--json" : "--html=" + file.resolveSibling("page.html"));
        assertThat(code).as(which + ": " + err).isIn(0, 1, 2);
    }

    private KeyTables keys(Path capture) throws IOException {
        Path beside = Objects.requireNonNull(capture.toAbsolutePath().getParent());
        if (!keys.containsKey(beside)) {
            keys.put(beside, KeyTables.read(beside));
        }
        return keys.getOrDefault(beside, KeyTables.NONE);
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
