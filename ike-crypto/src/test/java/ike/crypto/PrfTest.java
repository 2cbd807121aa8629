package ike.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.collect.ImmutableList;
import ike.wire.Bytes;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PrfTest {
    private static final Bytes KEY = Bytes.utf8("a key");
    private static final Bytes GIR = Bytes.utf8("g^ir");
    private static final Bytes SEED = Bytes.utf8("the nonces and so on");

    /** T1 = prf (K, S | 0x01), Tn = prf (K, Tn-1 | S | n), written out (RFC 7296 §2.13). */
    @ParameterizedTest
    @MethodSource("prfs")
    void plusIsTheChainOfItsBlocks(Prf prf) {
        Bytes t1 = mac(prf, GIR, SEED, Bytes.of(1));
        Bytes t2 = mac(prf, t1, GIR, SEED, Bytes.of(2));
        Bytes t3 = mac(prf, t2, GIR, SEED, Bytes.of(3));
        Bytes stream = Bytes.concat(t1, t2, t3);

        for (int length : new int[]{0, 1, prf.outputLength(), prf.outputLength() + 1, stream.length() - 1}) {
            Secret plus = prf.plus(Secret.copyOf(KEY), Secret.copyOf(GIR), SEED, length);
            assertThat(Revealed.octets(plus)).isEqualTo(stream.slice(0, length));
        }
    }

    @ParameterizedTest
    @MethodSource("prfs")
    void plusWithoutASecretBeginsWithTheSeed(Prf prf) {
        assertThat(Revealed.octets(prf.plus(Secret.copyOf(KEY), SEED, prf.outputLength())))
                .isEqualTo(mac(prf, SEED, Bytes.of(1)));
    }

    @ParameterizedTest
    @MethodSource("prfs")
    void plusEndsAtBlock255(Prf prf) {
        Secret key = Secret.copyOf(KEY);
        int most = Prf.PLUS_BLOCKS * prf.outputLength();
        Bytes stream = Revealed.octets(prf.plus(key, SEED, most));
        Bytes before = stream.slice(most - 2 * prf.outputLength(), most - prf.outputLength());
        assertThat(stream.from(most - prf.outputLength())).isEqualTo(mac(prf, before, SEED, Bytes.of(255)));
        assertThatThrownBy(() -> prf.plus(key, SEED, most + 1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void plusLeavesNoBlockBehind() {
        Prf prf = Algorithms.prfs().getFirst();
        ImmutableList<Secret> made = SecretCensus
                .during(() -> prf.plus(Secret.copyOf(KEY), SEED, 5 * prf.outputLength()));
        assertThat(made.subList(1, made.size() - 1)).isNotEmpty().allMatch(Secret::isWiped);
    }

    @ParameterizedTest
    @MethodSource("prfs")
    void aRunStartsAnewWhenItHasFinished(Prf prf) {
        Prf.Run run = prf.keyed(Secret.copyOf(KEY));
        run.add(GIR).finish();
        assertThat(run.add(Secret.copyOf(SEED)).finishPublic()).isEqualTo(mac(prf, SEED));
    }

    static List<Prf> prfs() {
        return Algorithms.prfs();
    }

    private static Bytes mac(Prf prf, Bytes... parts) {
        return Revealed.octets(prf.of(Secret.copyOf(KEY), Bytes.concat(parts)));
    }
}
