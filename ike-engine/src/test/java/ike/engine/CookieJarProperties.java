package ike.engine;

import static org.assertj.core.api.Assertions.assertThat;

import ike.crypto.Secret;
import ike.wire.Bytes;
import ike.wire.ip.IpAddress;
import ike.wire.v2.IkeSpi;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Assume;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class CookieJarProperties {
    private static final IpAddress PEER = IpAddress.of("192.0.2.7");
    private static final IkeSpi SPI = new IkeSpi(42);
    private static final Bytes NI = Bytes.zeros(32);
    private static final long LIFETIME = CookieJar.SECRET_LIFETIME.toNanos();

    private final SeededEntropy entropy = new SeededEntropy(3);
    private final CookieJar jar = CookieJar.start(at(0), entropy);

    @Property
    void aCookieIsAcceptedFromItsInitiatorOnly(@ForAll @Size(min = 16, max = 64) byte[] ni, @ForAll boolean v6,
            @ForAll @Size(16) byte[] address, @ForAll long spi, @ForAll long otherSpi,
            @ForAll @IntRange(max = 15) int at) {
        Assume.that(spi != otherSpi);
        Bytes nonce = Bytes.copyOf(ni);
        IpAddress peer = new IpAddress(Bytes.copyOf(address, 0, v6 ? 16 : 4));
        Bytes cookie = jar.cookie(nonce, peer, new IkeSpi(spi));
        assertThat(cookie.length()).isEqualTo(CookieJar.LENGTH);
        assertThat(jar.accepts(cookie, nonce, peer, new IkeSpi(spi))).isTrue();
        assertThat(jar.accepts(cookie, nonce, peer, new IkeSpi(otherSpi))).isFalse();
        assertThat(jar.accepts(cookie, changed(nonce, at), peer, new IkeSpi(spi))).isFalse();
        IpAddress neighbour = new IpAddress(changed(peer.octets(), at % (v6 ? 16 : 4)));
        assertThat(jar.accepts(cookie, nonce, neighbour, new IkeSpi(spi))).isFalse();
    }

    @Property
    void noOctetOfACookieCanBeChanged(@ForAll @IntRange(max = CookieJar.LENGTH - 1) int at) {
        Bytes cookie = jar.cookie(NI, PEER, SPI);
        assertThat(jar.accepts(changed(cookie, at), NI, PEER, SPI)).isFalse();
    }

    @Property
    void octetsThatAreNoCookieAreRefused(@ForAll @Size(max = 64) byte[] octets) {
        assertThat(jar.accepts(Bytes.copyOf(octets), NI, PEER, SPI)).isFalse();
    }

    @Example
    void octetsCannotWanderFromTheNonceIntoTheAddress() {
        IpAddress longer = IpAddress.of("2001:db8::c000:207");
        Bytes shortNonce = Bytes.zeros(16);
        Bytes longNonce = Bytes.concat(shortNonce, longer.octets().slice(0, 12));
        Bytes cookie = jar.cookie(longNonce, PEER, SPI);
        assertThat(Bytes.concat(shortNonce, longer.octets())).isEqualTo(Bytes.concat(longNonce, PEER.octets()));
        assertThat(jar.accepts(cookie, shortNonce, longer, SPI)).isFalse();
    }

    @Property
    void aCookieLivesThroughOneRotationAndDiesWithTheSecond(@ForAll @IntRange(max = 300) int rotationsBefore) {
        CookieJar first = jar;
        long now = 0;
        for (int i = 0; i < rotationsBefore; i++) {
            now += LIFETIME;
            first = first.at(at(now), entropy);
        }
        Bytes cookie = first.cookie(NI, PEER, SPI);
        assertThat(first.at(at(now + LIFETIME - 1), entropy)).isSameAs(first);
        CookieJar second = first.at(at(now + LIFETIME), entropy);
        assertThat(second.accepts(cookie, NI, PEER, SPI)).isTrue();
        assertThat(second.cookie(NI, PEER, SPI)).isNotEqualTo(cookie);
        CookieJar third = second.at(at(now + 2 * LIFETIME), entropy);
        assertThat(third.accepts(cookie, NI, PEER, SPI)).isFalse();
    }

    @Example
    void afterALongSilenceTheOldSecretIsForgotten() {
        Bytes cookie = jar.cookie(NI, PEER, SPI);
        CookieJar late = jar.at(at(2 * LIFETIME), entropy);
        assertThat(late.previous()).isEmpty();
        assertThat(late.accepts(cookie, NI, PEER, SPI)).isFalse();
    }

    @Example
    void everySecretIsShown() {
        List<Secret> secrets = new ArrayList<>();
        CookieJar rotated = jar.at(at(LIFETIME), entropy);
        rotated.eachSecret(secrets::add);
        assertThat(secrets).containsExactly(rotated.current(), jar.current());
    }

    private static Bytes changed(Bytes octets, int at) {
        return Bytes.concat(octets.slice(0, at), Bytes.of(octets.u8(at) ^ 0x10), octets.from(at + 1));
    }

    private static Now at(long nanos) {
        return new Now(nanos, Instant.EPOCH);
    }
}
