package ike.interop.endpoint;

import com.google.common.collect.ImmutableSet;
import ike.crypto.DerivationLog;
import ike.crypto.DerivationStep;
import ike.crypto.Secret;
import ike.crypto.SecretAccess;
import ike.engine.EngineView;
import ike.engine.EspSa;
import ike.engine.IkeSaView;
import ike.engine.SaId;
import ike.interop.keys.CipherChoice;
import ike.interop.keys.EspSaKeys;
import ike.interop.keys.EspSaKeys.Family;
import ike.interop.keys.IcvCheck;
import ike.interop.keys.IkeSaKeys;
import ike.interop.keys.IsakmpLedger;
import ike.interop.keys.KeyTableWriter;
import ike.interop.keys.SaSecret;
import ike.interop.keys.SecretLedger;
import ike.interop.log.Journal;
import ike.interop.log.LogGroup;
import ike.wire.Bytes;
import ike.wire.ip.IpAddress;
import ike.wire.v2.IkeSpi;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;

/**
 * Writes the keys of every SA into Wireshark's tables, and what they lack beside them, as soon as they are derived: also
 * those of an IKE SA that never comes up, because its failure is what one wants to look into. A debugging aid. Confined
 * to the engine's thread.
 */
final class KeyExport implements DerivationLog, Closeable {
    private static final ImmutableSet<String> WANTED = ImmutableSet.of("SK_ei", "SK_er", "SK_ai", "SK_ar");

    private final KeyTableWriter tables;
    private final Journal journal;
    private final List<Derived> fresh = new ArrayList<>();
    private final SecretLedger ledger = new SecretLedger();
    private final IsakmpLedger isakmp = new IsakmpLedger();
    private boolean broken;

    /** The keys of an IKE SA whose algorithms are yet to be found out. */
    private record Derived(IkeSpi initiator, IkeSpi responder, Map<String, Secret> keys) {
        boolean isOf(IkeSaView sa) {
            return sa.initiatorSpi().equals(initiator) && sa.responderSpi().equals(responder);
        }

        Secret key(String name) {
            return keys.computeIfAbsent(name, _ -> Secret.empty());
        }
    }

    private KeyExport(KeyTableWriter tables, Journal journal) {
        this.tables = tables;
        this.journal = journal;
    }

    static KeyExport open(Path folder, Journal journal) throws IOException {
        return new KeyExport(KeyTableWriter.open(folder), journal);
    }

    @Override
    public void step(Supplier<DerivationStep> taken) {
        DerivationStep step = taken.get();
        Bytes output = revealed(step.output());
        write(ledger.step(step.name(), name -> input(step, name), output));
        write(isakmp.step(step.name(), name -> input(step, name), output));
        isakmp.table(step.name(), output).ifPresent(key -> {
            attempt(() -> tables.add(key));
            key.wipe();
        });
        Optional<IkeSpi> spiI = spi(step, "SPIi");
        Optional<IkeSpi> spiR = spi(step, "SPIr");
        if (spiI.isPresent() && spiR.isPresent()) {
            fresh.add(new Derived(spiI.get(), spiR.get(), new LinkedHashMap<>()));
        } else if (WANTED.contains(step.name()) && !fresh.isEmpty()) {
            fresh.getLast().keys().put(step.name(), step.output().copy());
        }
        step.wipe();
    }

    private void write(Iterable<SaSecret> secrets) {
        for (SaSecret secret : secrets) {
            attempt(() -> tables.add(secret));
            secret.value().close();
        }
    }

    /** Writes what was derived since the last call; the log does not know the algorithms, the view does. */
    void write(Supplier<EngineView> view) {
        if (fresh.isEmpty()) {
            return;
        }
        EngineView now = view.get();
        for (Derived derived : fresh) {
            now.ikeSas().stream().filter(derived::isOf).findFirst().ifPresent(sa -> write(derived, sa));
            derived.keys().values().forEach(Secret::close);
        }
        fresh.clear();
    }

    /**
     * Writes the keys of one half of a Child SA; the table has no AH, which hides nothing. The peer's address is left open, for it
     * may change behind a NAT.
     */
    void write(EspSa sa) {
        if (sa.isAh()) {
            return;
        }
        boolean inbound = sa.id().direction() == SaId.Direction.INBOUND;
        Optional<IpAddress> ours = Optional.of(sa.path().local().address());
        IcvCheck check = new IcvCheck.By(sa.integrity());
        attempt(() -> tables
                .add(new EspSaKeys(Family.of(sa.path().local().address()), inbound ? Optional.empty() : ours,
                        inbound ? ours : Optional.empty(), OptionalLong.of(Integer.toUnsignedLong(sa.spi())),
                        CipherChoice.of(sa.encryption(), sa.keyBits()), sa.encryptionKey(), check,
                        sa.integrityKey())));
    }

    @Override
    public void close() throws IOException {
        fresh.forEach(derived -> derived.keys().values().forEach(Secret::close));
        tables.close();
    }

    private void write(Derived derived, IkeSaView sa) {
        SuiteLabel suite = SuiteLabel.of(sa.algorithms());
        suite.cipher()
                .ifPresent(cipher -> attempt(() -> tables.add(new IkeSaKeys(derived.initiator(), derived.responder(),
                        cipher, derived.key("SK_ei"), derived.key("SK_er"), suite.check(), derived.key("SK_ai"),
                        derived.key("SK_ar")))));
    }

    private static Optional<IkeSpi> spi(DerivationStep step, String name) {
        return input(step, name).map(IkeSpi::of);
    }

    private static Optional<Bytes> input(DerivationStep step, String name) {
        return step.inputs().stream().filter(input -> input.name().equals(name)).findFirst()
                .map(input -> revealed(input.value()));
    }

    private static Bytes revealed(Secret value) {
        return value.reveal(SecretAccess.forKeyExport());
    }

    private interface Writing {
        void write() throws IOException;
    }

    /** A full disk costs the tables, not the tunnel. */
    private void attempt(Writing writing) {
        if (broken) {
            return;
        }
        try {
            writing.write();
        } catch (IOException e) {
            broken = true;
            journal.remark(LogGroup.DMN, "no more keys are written: " + e.getMessage());
        }
    }
}
