package ike.interop.transcript;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import ike.interop.capture.Frame;
import ike.interop.keys.KeyTables;
import ike.wire.Bytes;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class ExplainerProperties {
    private static final ImmutableList<Frame> FRAMES = ImmutableList
            .of("ikev2-decrypt-3des-sha1_160.pcap", "ikev2-decrypt-aes256cbc.pcapng", "ikev2-decrypt-aes256gcm16.pcap",
                    "esp-bug-12671.pcapng.gz", "ikev1-certs.pcap", "ikev1-bug-12610.pcapng.gz")
            .stream().flatMap(name -> Packets.frames(name).stream()).collect(ImmutableList.toImmutableList());

    private static final KeyTables KEYS = Packets.keys();

    private final Explainer explainer = new Explainer(() -> KEYS, ImmutableSet.of(7));

    @Provide
    Arbitrary<Frame> frames() {
        return Arbitraries.of(FRAMES);
    }

    @Property(tries = 3000)
    void noMutationThrows(@ForAll("frames") Frame frame,
            @ForAll @Size(min = 1, max = 4) List<@IntRange(max = 1999) Integer> at,
            @ForAll byte value, @ForAll @IntRange(max = 40) int cut) {
        byte[] octets = frame.octets().toArray();
        for (int position : at) {
            octets[position % octets.length] = value;
        }
        byte[] cutOff = Arrays.copyOf(octets, Math.max(0, octets.length - (cut > 20 ? 0 : cut)));
        render(new Frame(1, frame.time(), frame.linkType(), Bytes.owning(cutOff), octets.length));
    }

    @Property(tries = 2000)
    void noDatagramThrows(@ForAll @Size(max = 120) byte[] content, @ForAll boolean marked) {
        Bytes octets = Bytes.copyOf(content);
        render(Packets.frame(marked
                ? Packets.udp(4500, 4500, Bytes.concat(Bytes.zeros(4), octets))
                : Packets.udp(7, 500, octets)));
        render(Packets.frame(Packets.ipv4(50, 0, octets)));
        render(Packets.frame(octets));
    }

    /** A message that is encrypted behind one which has not come yet waits. */
    private void render(Frame frame) {
        for (Explainer.Result result : explainer.explain(frame)) {
            if (result instanceof Explainer.Result.Explained(Explanation explanation)) {
                assertThat(new TextRenderer(Style.PLAIN).render(explanation)).startsWith("#").doesNotContain("\033");
                assertThat(JsonRenderer.render(explanation)).startsWith("{\"packet\":").doesNotContain("\n");
            }
        }
    }
}
