package ike.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import ike.wire.Bytes;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A MAC that was closed has forgotten its key, in every library: it gives no value, or one of another key. */
class ClosedMacTest {
    private static final Bytes DATA = Bytes.of(1, 2, 3);

    static ImmutableList<Library> libraries() {
        return Backends.fastest().libraries().stream().map(Backend::library).collect(ImmutableList.toImmutableList());
    }

    @AfterEach
    void back() {
        Backends.use(Backends.reference());
    }

    @ParameterizedTest
    @MethodSource("libraries")
    void aClosedMacKnowsNoKey(Library library) {
        Backends.use(Backends.preferring(library));
        for (Integrity integrity : Algorithms.integrities()) {
            byte[] octets = new byte[integrity.keyLength()];
            Arrays.fill(octets, (byte) 7);
            Secret key = Secret.owning(octets);
            Integrity.Run run = integrity.keyed(key);
            assertThat(value(integrity, run)).as("%s", integrity.id()).contains(integrity.icv(key, DATA));
            run.close();
            assertThat(value(integrity, run)).as("%s", integrity.id())
                    .isNotEqualTo(Optional.of(integrity.icv(key, DATA)));
        }
    }

    private static Optional<Bytes> value(Integrity integrity, Integrity.Run run) {
        byte[] icv = new byte[integrity.icvLength()];
        try {
            run.add(DATA.toArray(), 0, DATA.length());
            run.finish(icv, 0);
            return Optional.of(Bytes.owning(icv));
        } catch (RuntimeException closed) {
            return Optional.empty();
        }
    }
}
