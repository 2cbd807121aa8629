package ike.v1;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import ike.crypto.certificate.DistinguishedName;
import ike.engine.Event;
import ike.engine.Failure;
import ike.engine.Order;
import ike.engine.config.AuthRound;
import ike.engine.config.CertificateExchange;
import ike.engine.config.Connection;
import ike.engine.config.IdentityPattern;
import ike.engine.config.PublicKeyRound;
import ike.engine.sim.Seeds;
import ike.engine.sim.TwoHosts;
import ike.wire.v2.IdType;
import ike.wire.v2.Identification;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a responder tells of a peer whose certificate none of its connections believes. */
class DenialsTest {
    private static final Order UP = new Order.Initiate("home", Optional.of("net"));

    /** Of several that do not believe it, the one that comes closest is told, and the others by their names. */
    @Test
    void whoIsBelievedByNobodyIsToldOfAll() {
        Seeds.playOne(2, simulation -> {
            TwoHosts two = SignatureTest.named(simulation, SignatureTest.SIGNED);
            for (String connection : new String[]{"home", "second"}) {
                PublicKeyRound round = PublicKeyRound.ANY.through(new Identification(IdType.Known.ID_DER_ASN1_DN,
                        DistinguishedName.parse("CN=Nobody of " + connection).orElseThrow().der()));
                Connection usual = SignatureTest.signing("right", PublicKeyRound.ANY, CertificateExchange.USUAL)
                        .apply(Fixtures.connection(SignatureTest.SIGNED, false));
                two.right().order(new Order.LoadConnection(Change.with(Change.with(usual, "name", connection), "remote",
                        ImmutableList.of(new AuthRound(round, IdentityPattern.any())))));
            }
            two.left().order(UP);
            simulation.run(Duration.ofSeconds(2));
            Failure failure = two.right().events().stream().filter(Event.Failed.class::isInstance)
                    .map(event -> ((Event.Failed) event).failure()).findFirst().orElseThrow();
            assertThat(failure.summary()).endsWith("(by connection home; nor do second let it in)");
            assertThat(failure.explanation()).contains("connection home:\n", "connection second:\n",
                    "Nobody of second");
        });
    }
}
