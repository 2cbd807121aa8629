package ike.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.collect.ImmutableList;
import ike.wire.Bytes;
import java.io.ByteArrayOutputStream;
import java.io.NotSerializableException;
import java.io.ObjectOutputStream;
import javax.crypto.SecretKey;
import org.junit.jupiter.api.Test;

class SecretTest {
    private static final SecretAccess ACCESS = SecretAccess.forKeyExport();

    @Test
    void wipesItsArrayWhenClosed() {
        byte[] octets = {1, 2, 3};
        Secret secret = Secret.owning(octets);
        secret.close();
        secret.close();
        assertThat(octets).containsOnly(0);
        assertThat(secret.isWiped()).isTrue();
        assertThat(secret.length()).isEqualTo(3);
    }

    @Test
    void readsNothingOnceWiped() {
        Secret secret = Secret.copyOf(Bytes.of(1, 2));
        SecretKey key = secret.asKey("AES", ACCESS);
        secret.close();
        try (Secret other = Secret.copyOf(Bytes.of(1, 2))) {
            assertThatThrownBy(() -> secret.reveal(ACCESS)).isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(secret::copy).isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(() -> secret.slice(0, 1)).isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(() -> secret.sameOctets(other)).isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(() -> other.sameOctets(secret)).isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(key::getEncoded).isInstanceOf(IllegalStateException.class);
            assertThat(key.isDestroyed()).isTrue();
        }
    }

    @Test
    void copiesLiveOnTheirOwn() {
        byte[] octets = {1, 2, 3, 4};
        Secret secret = Secret.copyOf(octets);
        Secret copy = secret.copy();
        Secret slice = secret.slice(1, 3);
        Bytes revealed = secret.reveal(ACCESS);
        secret.close();
        assertThat(octets).containsExactly(1, 2, 3, 4);
        assertThat(copy.reveal(ACCESS)).isEqualTo(Bytes.of(1, 2, 3, 4));
        assertThat(slice.reveal(ACCESS)).isEqualTo(Bytes.of(2, 3));
        assertThat(revealed).isEqualTo(Bytes.of(1, 2, 3, 4));
    }

    @Test
    void printsItsLengthOnly() {
        Secret secret = Secret.copyOf(Bytes.of(0xaa, 0xbb));
        assertThat(secret.toString()).isEqualTo("Secret[2 octets]");
        assertThat(secret.asKey("AES", ACCESS).toString()).isEqualTo("AES key, Secret[2 octets]");
        secret.close();
        assertThat(secret.toString()).isEqualTo("Secret[2 octets, wiped]");
    }

    @Test
    void isEqualToItselfOnlyButComparesContents() {
        Secret one = Secret.copyOf(Bytes.of(1, 2));
        Secret same = Secret.copyOf(Bytes.of(1, 2));
        assertThat(one).isNotEqualTo(same);
        assertThat(one.sameOctets(same)).isTrue();
        assertThat(one.sameOctets(Secret.copyOf(Bytes.of(1, 3)))).isFalse();
        assertThat(one.sameOctets(Secret.copyOf(Bytes.of(1, 2, 0)))).isFalse();
    }

    @Test
    void refusesSlicesOutsideOfIt() {
        Secret secret = Secret.copyOf(Bytes.of(1, 2));
        assertThatThrownBy(() -> secret.slice(1, 3)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> secret.slice(-1, 1)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> secret.slice(2, 1)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void neverGoesIntoAStream() throws Exception {
        SecretKey key = Secret.copyOf(Bytes.of(1)).asKey("AES", ACCESS);
        try (ObjectOutputStream stream = new ObjectOutputStream(new ByteArrayOutputStream())) {
            assertThatThrownBy(() -> stream.writeObject(key)).isInstanceOf(NotSerializableException.class);
        }
    }

    @Test
    void aCensusSeesEverySecretMadeWhileItRuns() {
        Secret before = Secret.copyOf(Bytes.of(1));
        ImmutableList<Secret> made = SecretCensus.during(() -> {
            Secret first = before.copy();
            first.close();
            Secret.empty();
        });
        assertThat(made).extracting(Secret::isWiped).containsExactly(true, false);
        assertThat(SecretCensus.during(() -> {
        })).isEmpty();
    }

    @Test
    void comparesOctetsOfArraysAndOfBytes() {
        byte[] a = {9, 1, 2, 3};
        byte[] b = {1, 2, 4};
        assertThat(ConstantTime.equal(a, 1, b, 0, 2)).isTrue();
        assertThat(ConstantTime.equal(a, 1, b, 0, 3)).isFalse();
        assertThat(ConstantTime.equal(Bytes.of(1, 2), Bytes.of(1, 2))).isTrue();
        assertThat(ConstantTime.equal(Bytes.of(1, 2), Bytes.of(1, 3))).isFalse();
        assertThat(ConstantTime.equal(Bytes.of(1, 2), Bytes.of(1))).isFalse();
    }
}
