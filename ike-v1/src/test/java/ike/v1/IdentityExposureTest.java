package ike.v1;

import static ike.v1.Fixtures.assertDone;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import ike.engine.Limits;
import ike.engine.Order;
import ike.engine.sim.Seeds;
import ike.engine.sim.Simulation;
import ike.engine.sim.TwoHosts;
import ike.v1.Fixtures.Setup;
import ike.wire.Bytes;
import ike.wire.v1.IsakmpMessage;
import ike.wire.v2.Identification;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Which messages of each mode and way of authentication show whose name to everybody on the way (RFC 2409 §5): the table of
 * docs/ikev1-weaknesses.md. The names are looked for in every octet of every datagram.
 */
class IdentityExposureTest {
    private static final Order UP = new Order.Initiate("home", Optional.of("net"));
    private static final ImmutableList<Integer> NOWHERE = ImmutableList.of();

    /** How two hosts authenticate each other. */
    enum Way {
        PRE_SHARED_KEY,
        SIGNATURES,
        HYBRID,
        ENCRYPTION,
        REVISED_ENCRYPTION;

        private TwoHosts play(Simulation simulation, boolean aggressive) {
            Setup setup = aggressive ? Setup.USUAL.inAggressiveMode() : Setup.USUAL;
            return switch (this) {
                case PRE_SHARED_KEY -> Fixtures.configured(simulation, Limits.DEFAULT,
                        setup.changed(Change.localId(Identification.fqdn("left.test"))),
                        setup.changed(Change.localId(Identification.fqdn("right.test"))));
                case SIGNATURES -> SignatureTest.named(simulation, setup);
                case HYBRID -> HybridTest.named(simulation, aggressive);
                case ENCRYPTION -> EncryptionTest.named(simulation, false, aggressive);
                case REVISED_ENCRYPTION -> EncryptionTest.named(simulation, true, aggressive);
            };
        }
    }

    @ParameterizedTest
    @EnumSource
    void mainModeShowsNobody(Way way) {
        assertShown(way, false, NOWHERE, NOWHERE);
    }

    @ParameterizedTest
    @EnumSource(names = {"PRE_SHARED_KEY", "SIGNATURES", "HYBRID"})
    void aggressiveModeShowsBoth(Way way) {
        assertShown(way, true, ImmutableList.of(1), ImmutableList.of(2));
    }

    @ParameterizedTest
    @EnumSource(names = {"ENCRYPTION", "REVISED_ENCRYPTION"})
    void unlessTheyAreEncryptedForThePeersKey(Way way) {
        assertShown(way, true, NOWHERE, NOWHERE);
    }

    private static void assertShown(Way way, boolean aggressive, ImmutableList<Integer> left,
            ImmutableList<Integer> right) {
        Seeds.playOne(1, simulation -> {
            TwoHosts two = way.play(simulation, aggressive);
            assertDone(two, two.left(), UP);
            ImmutableList<IsakmpMessage> phase1 = AggressiveModeTest.phase1(simulation);
            assertThat(phase1).hasSize(aggressive ? 3 : 6);
            assertThat(showing(phase1, "left.test")).isEqualTo(left);
            assertThat(showing(phase1, "right.test")).isEqualTo(right);
            int shown = left.size() + right.size();
            assertThat(simulation.trace().stream().map(event -> event.packet().octets().hex()).distinct()
                    .filter(hex -> hex.contains(Bytes.utf8("left.test").hex())
                            || hex.contains(Bytes.utf8("right.test").hex())))
                    .as("anywhere").hasSize(shown);
            assertThat(simulation.trace()).noneMatch(
                    event -> event.packet().octets().hex().contains(Bytes.utf8("carol").hex()));
        });
    }

    private static ImmutableList<Integer> showing(ImmutableList<IsakmpMessage> phase1, String name) {
        return IntStream.rangeClosed(1, phase1.size())
                .filter(number -> phase1.get(number - 1).octets().hex().contains(Bytes.utf8(name).hex())).boxed()
                .collect(ImmutableList.toImmutableList());
    }
}
