package ike.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ike.crypto.Agreement.Agreed;
import ike.crypto.Agreement.Refused;
import ike.wire.Bytes;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds for every key exchange method and every seed. */
class KeyExchangeProperties {
    @Provide
    Arbitrary<KeyExchange> methods() {
        return Arbitraries.of(Algorithms.keyExchanges());
    }

    @Provide
    Arbitrary<KeyExchange> groups() {
        return methods().filter(DiffieHellman.class::isInstance);
    }

    @Property(tries = 75)
    void bothSidesAgree(@ForAll("methods") KeyExchange method, @ForAll long seed) {
        Random random = new Random(seed);
        Offered offered = method.offer(seed(random, method.initiatorSeedLength()));
        Agreed responder = (Agreed) method.respond(offered.publicData(), seed(random, method.responderSeedLength()));
        Agreed initiator = (Agreed) offered.agree(responder.publicData());

        assertThat(offered.publicData().length()).isEqualTo(method.initiatorPublicLength());
        assertThat(responder.publicData().length()).isEqualTo(method.responderPublicLength());
        assertThat(initiator.shared().sameOctets(responder.shared())).isTrue();
        assertThat(initiator.publicData()).isEqualTo(offered.publicData());
    }

    @Property(tries = 50)
    void itIsAFunctionOfTheSeedAlone(@ForAll("methods") KeyExchange method, @ForAll long seed) {
        Secret octets = seed(new Random(seed), method.initiatorSeedLength());
        assertThat(method.offer(octets).publicData()).isEqualTo(method.offer(octets).publicData());
        assertThat(method.offer(seed(new Random(~seed), method.initiatorSeedLength())).publicData())
                .isNotEqualTo(method.offer(octets).publicData());
    }

    @Property(tries = 75)
    void aPublicValueOfAnotherLengthIsRefused(@ForAll("methods") KeyExchange method, @ForAll byte[] octets,
            @ForAll long seed) {
        Bytes value = Bytes.copyOf(octets);
        Random random = new Random(seed);
        if (value.length() != method.initiatorPublicLength() && value.length() != method.responderPublicLength()) {
            assertThat(method.respond(value, seed(random, method.responderSeedLength()))).isInstanceOf(Refused.class);
            assertThat(method.offer(seed(random, method.initiatorSeedLength())).agree(value))
                    .isInstanceOf(Refused.class);
        }
    }

    /** RFC 6989 §2.1 to §2.3; RFC 7748 §6: zeros encode nothing that any group accepts. */
    @Property
    void zerosAreRefused(@ForAll("groups") KeyExchange method) {
        Secret entropy = seed(new Random(1), method.responderSeedLength());
        assertThat(method.respond(Bytes.zeros(method.initiatorPublicLength()), entropy)).isInstanceOf(Refused.class);
        assertThat(method.offer(entropy).agree(Bytes.zeros(method.responderPublicLength())))
                .isInstanceOf(Refused.class);
    }

    /** Whatever is not refused gives a secret; nothing throws. */
    @Property(tries = 75)
    void noOctetsWhateverMakeItThrow(@ForAll("methods") KeyExchange method, @ForAll long seed) {
        Random random = new Random(seed);
        byte[] value = new byte[method.initiatorPublicLength()];
        random.nextBytes(value);
        assertThat(method.respond(Bytes.owning(value), seed(random, method.responderSeedLength()))).isNotNull();
    }

    @Property
    void aSeedOfAnotherLengthIsOurOwnMistake(@ForAll("methods") KeyExchange method) {
        assertThatThrownBy(() -> method.offer(Secret.empty())).isInstanceOf(IllegalArgumentException.class);
        Bytes peer = method.offer(seed(new Random(4), method.initiatorSeedLength())).publicData();
        assertThatThrownBy(() -> method.respond(peer, Secret.empty())).isInstanceOf(IllegalArgumentException.class);
    }

    /** The seed is lent: it is not wiped, and the offer does not depend on it any more. */
    @Property
    void theOfferOwnsItsPrivateValue(@ForAll("methods") KeyExchange method) {
        Secret entropy = seed(new Random(2), method.initiatorSeedLength());
        Offered offered = method.offer(entropy);
        assertThat(entropy.isWiped()).isFalse();
        entropy.close();
        Secret theirs = seed(new Random(3), method.responderSeedLength());
        Bytes peer = ((Agreed) method.respond(offered.publicData(), theirs)).publicData();
        assertThat(offered.agree(peer)).isInstanceOf(Agreed.class);
        offered.wipe();
        assertThatThrownBy(() -> offered.agree(peer)).isInstanceOf(IllegalStateException.class);
    }

    private static Secret seed(Random random, int length) {
        byte[] octets = new byte[length];
        random.nextBytes(octets);
        return Secret.owning(octets);
    }
}
