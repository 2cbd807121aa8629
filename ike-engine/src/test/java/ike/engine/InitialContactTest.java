package ike.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import ike.engine.config.AuthRound;
import ike.engine.config.Connection;
import ike.engine.config.Fragmentation;
import ike.engine.config.IdentityPattern;
import ike.engine.config.Proof;
import ike.engine.config.PublicKeyRound;
import ike.engine.config.UniquePolicy;
import ike.wire.ip.IpAddress;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Which older SAs INITIAL_CONTACT ends. */
class InitialContactTest {
    private static final Proof SECRET = new Proof.PreSharedKey();
    private static final Connection HOME = connection("home", UniquePolicy.NO, SECRET);
    private static final Path V4 = path("192.0.2.1", "192.0.2.2");
    private static final Path V6 = path("2001:db8::1", "2001:db8::2");

    @Test
    void whatHasTheSameProofsIsOver() {
        assertThat(InitialContact.ends(HOME, V4, HOME, V4)).isTrue();
        assertThat(InitialContact.ends(connection("other", UniquePolicy.KEEP, SECRET), V4, HOME, V4)).isTrue();
        assertThat(InitialContact.ends(connection("other", UniquePolicy.NO, PublicKeyRound.ANY), V4, HOME, V4))
                .isFalse();
        assertThat(InitialContact.ends(connection("other", UniquePolicy.NO, SECRET, PublicKeyRound.ANY), V4, HOME, V4))
                .isFalse();
    }

    @Test
    void neverIsNever() {
        Connection never = connection("never", UniquePolicy.NEVER, SECRET);
        assertThat(InitialContact.ends(never, V4, HOME, V4)).isFalse();
        assertThat(InitialContact.ends(HOME, V4, never, V4)).isFalse();
        assertThat(InitialContact.ends(never, V4, never, V4)).isFalse();
    }

    /** strongSwan says it on its first SA of each family, whatever it has in the other. */
    @Test
    void whatIsInTheOtherFamilyStays() {
        assertThat(InitialContact.ends(HOME, V4, HOME, V6)).isFalse();
        assertThat(InitialContact.ends(HOME, V6, HOME, V4)).isFalse();
        assertThat(InitialContact.ends(HOME, V6, HOME, V6)).isTrue();
    }

    private static Path path(String local, String remote) {
        return new Path(Path.Transport.UDP, new TransportAddress(IpAddress.of(local), 500),
                new TransportAddress(IpAddress.of(remote), 500));
    }

    private static Connection connection(String name, UniquePolicy unique, Proof... peers) {
        ImmutableList<AuthRound> remote = ImmutableList.copyOf(peers).stream()
                .map(proof -> new AuthRound(proof, IdentityPattern.any())).collect(ImmutableList.toImmutableList());
        return new Connection(name, ImmutableList.of(), ImmutableList.of(), ImmutableList.of(), 500, 500,
                ImmutableList.of(), false, Fragmentation.NO, Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ZERO,
                1, unique, ImmutableList.of(), remote, ImmutableList.of());
    }
}
