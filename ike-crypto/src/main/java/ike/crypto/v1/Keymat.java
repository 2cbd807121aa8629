package ike.crypto.v1;

import com.google.common.collect.ImmutableList;
import ike.crypto.DerivationLog;
import ike.crypto.DerivationStep;
import ike.crypto.DerivationStep.Input;
import ike.crypto.Encryption;
import ike.crypto.Integrity;
import ike.crypto.KeyStream;
import ike.crypto.Prf;
import ike.crypto.Secret;
import ike.wire.Bytes;
import ike.wire.v1.ProtocolId;
import java.util.Optional;

/**
 * The keys that Quick Mode makes (RFC 2409 §5.5). Each direction has KEYMAT of its own, by the SPI that its receiver
 * chose:
 *
 * <pre>
 * KEYMAT = K1 | K2 | …     K1 = prf (SKEYID_d,        [g(qm)^xy |] protocol | SPI | Ni_b | Nr_b)
 *                          Kn = prf (SKEYID_d, Kn-1 | [g(qm)^xy |] protocol | SPI | Ni_b | Nr_b)
 * </pre>
 *
 * Ni_b and Nr_b are the nonces of the Quick Mode; g(qm)^xy is there with perfect forward secrecy.
 */
public final class Keymat {
    private static final String NAME = "KEYMAT";
    private static final String SECTION = "RFC 2409 §5.5";

    private final Prf prf;
    private final Secret skeyidD;
    private final Optional<Secret> shared;
    private final Bytes ni;
    private final Bytes nr;
    private final DerivationLog log;

    /**
     * For one Quick Mode. The secrets are lent for as long as this lives.
     *
     * @param shared g(qm)^xy, if the exchange had a key exchange of its own
     */
    public Keymat(Prf prf, Secret skeyidD, Optional<Secret> shared, Bytes ni, Bytes nr, DerivationLog log) {
        this.prf = prf;
        this.skeyidD = skeyidD;
        this.shared = shared;
        this.ni = ni;
        this.nr = nr;
        this.log = log;
    }

    /**
     * The keys of the SA of {@code protocol} and {@code spi}; that of AH has no encryption.
     *
     * @param direction for the log: {@code i to r}
     */
    public EspKeys keys(ProtocolId protocol, int spi, Encryption encryption, Optional<Integrity> integrity,
            String direction) {
        int encryptionLength = encryption.keyLength();
        int integrityLength = integrity.map(Integrity::keyLength).orElse(0);
        Secret keymat = octets(protocol, Bytes.u32(spi), encryptionLength + integrityLength);
        try (KeyStream keys = new KeyStream(keymat, NAME, SECTION, log)) {
            return new EspKeys(keys.next("encryption key " + direction, encryptionLength),
                    keys.next("integrity key " + direction, integrityLength));
        }
    }

    /** KEYMAT of the SA of {@code protocol} and {@code spi}, {@code length} octets of it. */
    public Secret octets(ProtocolId protocol, Bytes spi, int length) {
        Bytes constant = Bytes.concat(Bytes.of(protocol.code()), spi, ni, nr);
        try (Prf.Run run = prf.keyed(skeyidD)) {
            Secret first = end(run, constant);
            Secret keymat = KeyBlocks.chained(first, before -> end(run.add(before), constant), length);
            log.step(() -> step(protocol, spi, keymat));
            return keymat;
        }
    }

    private Secret end(Prf.Run run, Bytes constant) {
        shared.ifPresent(run::add);
        return run.add(constant).finish();
    }

    private DerivationStep step(ProtocolId protocol, Bytes spi, Secret keymat) {
        ImmutableList.Builder<Input> inputs = ImmutableList.<Input>builder().add(Input.of("SKEYID_d", skeyidD));
        shared.ifPresent(secret -> inputs.add(Input.of("g(qm)^xy", secret)));
        inputs.add(Input.of("protocol", Bytes.of(protocol.code())), Input.of("SPI", spi), Input.of("Ni_b", ni),
                Input.of("Nr_b", nr));
        String gqm = shared.isPresent() ? "g(qm)^xy | " : "";
        return new DerivationStep(NAME,
                "K1 | K2 | …, Kn = prf (SKEYID_d, [Kn-1 |] " + gqm + "protocol | SPI | Ni_b | Nr_b)",
                SECTION, inputs.build(), keymat.copy());
    }
}
