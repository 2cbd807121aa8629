package ike.engine.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import ike.crypto.Secret;
import ike.wire.Bytes;
import ike.wire.v2.Identification;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Which of several secrets is for two identities. */
class SharedSecretTest {
    private static final Identification MOON = Identification.fqdn("moon.test");
    private static final Identification SUN = Identification.fqdn("sun.test");
    private static final Identification MARS = Identification.fqdn("mars.test");

    @Test
    void theMoreIsSaidTheBetterItFits() {
        int everybody = fit();
        int ours = fit(MOON);
        int theirs = fit(SUN);
        int both = fit(MOON, SUN);
        assertThat(ImmutableList.of(0, everybody, ours, theirs, both)).isSorted().doesNotHaveDuplicates();
    }

    /** One for another peer is for nobody else, whoever else it names. */
    @Test
    void oneThatNamesSomebodyElseDoesNotFit() {
        assertThat(fit(MARS)).isZero();
        assertThat(fit(MOON, MARS)).isZero();
    }

    /** For moon, whose peer is sun. */
    private static int fit(Identification... owners) {
        ImmutableList<IdentityPattern> patterns = Stream.of(owners).map(IdentityPattern.Exactly::new)
                .collect(ImmutableList.toImmutableList());
        SharedSecret secret = new SharedSecret("ike", SharedSecret.Purpose.IKE, Secret.copyOf(Bytes.utf8("x")),
                patterns);
        int fit = secret.fit(MOON, SUN);
        secret.wipe();
        return fit;
    }
}
