package ike.v2;

import static org.assertj.core.api.Assertions.assertThat;

import ike.engine.Effect;
import ike.engine.EspSa;
import ike.engine.FlowConfidentiality;
import ike.engine.Event;
import ike.engine.HeaderCopies;
import ike.engine.TrafficEvent;
import ike.engine.VolumeLimits;
import ike.engine.config.Connection;
import ike.engine.config.PacketRules;
import ike.engine.config.PacketRules.Budget;
import ike.v2.sa.ChildSa;
import ike.wire.Bytes;
import ike.wire.ip.IpAddress;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** What the datapath counts, and what it hears of it: volumes (RFC 4301 §4.4.2.1), and packets that no SA is for (§5.2). */
class TrafficLimitsTest {
    private static final PacketRules RULES = new PacketRules(64, new Budget(1000, 1200, 100), new Budget(0, 50, 0),
            new FlowConfidentiality(900, 20), 3, HeaderCopies.USUAL);

    @Test
    void bothHalvesHaveTheConfiguredLimitsEachReplacedALittleEarlier() {
        Scene.established(Setup.USUAL.both(rules()),
                scene -> assertThat(scene.left().effects(Effect.InstallOutbound.class))
                        .extracting(Effect.InstallOutbound::sa).extracting(EspSa::options).allSatisfy(options -> {
                            VolumeLimits limits = options.limits();
                            assertThat(limits.softOctets()).isBetween(900L, 1000L);
                            assertThat(limits.hardOctets()).isEqualTo(1200);
                            assertThat(limits.softPackets()).isEqualTo(Long.MAX_VALUE);
                            assertThat(limits.hardPackets()).isEqualTo(50);
                            assertThat(options.confidentiality()).isEqualTo(new FlowConfidentiality(900, 20));
                            assertThat(options.replayWindow()).isEqualTo(64);
                        }));
    }

    @Test
    void theSoftLimitRekeysAndTheHardLimitEndsTheChild() {
        Scene.established(scene -> {
            ChildSa first = scene.left().child();
            scene.left().host().tell(new TrafficEvent.SoftLimit(first.uniqueId()));
            scene.settle();
            ChildSa second = scene.right().child();
            assertThat(second.inboundSpi()).isNotEqualTo(first.outboundSpi());
            scene.right().host().tell(new TrafficEvent.HardLimit(second.uniqueId()));
            scene.settle();
            assertThat(scene.left().sa().children().count()).isZero();
        });
    }

    @Test
    void aPeerThatSendsWhatTheSelectorsForbidIsToldOnceAtATime() {
        Scene.established(scene -> {
            ChildSa child = scene.left().child();
            TrafficEvent violation = new TrafficEvent.SelectorViolation(child.uniqueId(), IpAddress.of("10.9.0.1"),
                    IpAddress.of("10.1.0.1"), Bytes.fromHex("4500002a"));
            int before = scene.seen().size();
            scene.left().host().tell(violation);
            scene.left().host().tell(violation);
            scene.settle();
            assertThat(scene.seen().size() - before).as("one request and its answer").isEqualTo(2);
            assertThat(scene.right().host().events()).filteredOn(Event.Failed.class::isInstance).singleElement()
                    .asString().contains("INVALID_SELECTORS", "CHILD_SA net");
            assertThat(scene.left().sa().children().count()).isEqualTo(1);
        });
    }

    private static UnaryOperator<Connection> rules() {
        return Change.children(child -> Change.with(child, "packets", RULES));
    }
}
