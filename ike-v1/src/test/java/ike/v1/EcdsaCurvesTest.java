package ike.v1;

import static ike.v1.Fixtures.assertDone;
import static org.assertj.core.api.Assertions.assertThat;

import ike.crypto.certificate.Certificate;
import ike.crypto.signature.SeededKeys;
import ike.crypto.signature.SigningKey;
import ike.engine.Limits;
import ike.engine.Order;
import ike.engine.Target;
import ike.engine.config.CertificateExchange;
import ike.engine.config.PublicKeyRound;
import ike.engine.sim.Host;
import ike.engine.sim.Seeds;
import ike.engine.sim.TwoHosts;
import ike.v1.Fixtures.Setup;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The initiator's key says which method of RFC 4754 it is; the responder signs with the key that it has. */
class EcdsaCurvesTest {
    @ParameterizedTest
    @CsvSource({"P-256, P-521", "P-384, P-256", "P-521, P-384"})
    void eachSideSignsOnItsCurve(String left, String right) {
        Seeds.playOne(1, simulation -> {
            SigningKey leftKey = SignatureTest.key(SeededKeys.ec(left, 11));
            SigningKey rightKey = SignatureTest.key(SeededKeys.ec(right, 12));
            Certificate ofLeft = SignatureTest.certificate("left", leftKey, SignatureTest.MIDDLE);
            Certificate ofRight = SignatureTest.certificate("right", rightKey, SignatureTest.MIDDLE);
            TwoHosts two = Fixtures.configured(simulation, Limits.DEFAULT, setup("left", ofLeft),
                    setup("right", ofRight));
            SignatureTest.equip(two.left(), leftKey, ofLeft);
            SignatureTest.equip(two.right(), rightKey, ofRight);
            for (Host host : new Host[]{two.left(), two.right()}) {
                assertDone(two, host, new Order.Initiate("home", Optional.of("net")));
                two.settle(Duration.ofMinutes(1));
                assertThat(two.left().view().ikeSas()).hasSize(1);
                assertDone(two, host, new Order.TerminateIke(new Target.Named("home")));
            }
        });
    }

    private static Setup setup(String name, Certificate certificate) {
        return Setup.USUAL.changed(
                SignatureTest.signing(name, PublicKeyRound.ANY.with(certificate), CertificateExchange.USUAL));
    }
}
