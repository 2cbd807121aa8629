package ike.interop.transcript;

import com.google.common.collect.ImmutableList;
import ike.crypto.Secret;
import ike.interop.keys.CipherChoice;
import ike.interop.keys.EspSaKeys;
import ike.interop.keys.IcvCheck;
import ike.interop.keys.IkeSaKeys;
import ike.interop.keys.Ikev1Keys;
import ike.interop.keys.IsakmpLedger;
import ike.interop.keys.KeyTables;
import ike.interop.keys.SaSecret;
import ike.interop.keys.SecretLedger;
import ike.interop.transcript.Recording.Derivation;
import ike.wire.Bytes;
import ike.wire.ip.IpAddress;
import ike.wire.v2.EncryptionId;
import ike.wire.v2.ExchangeType;
import ike.wire.v2.IkeHeader;
import ike.wire.v2.IkeSpi;
import ike.wire.v2.IntegrityId;
import ike.wire.v2.NoncePayload;
import ike.wire.v2.Proposal;
import ike.wire.v2.ProtocolId;
import ike.wire.v2.SaPayload;
import ike.wire.v2.TransformType;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The keys that a narrator has: values from the derivation logs, and from the messages themselves the algorithms that
 * they belong to (RFC 7296 §2.14, §2.18).
 */
final class KeyRing {
    private final Map<Spis, Map<String, Bytes>> derived = new LinkedHashMap<>();
    private final Map<Spis, Suite> suites = new LinkedHashMap<>();
    private final Map<Bytes, Suite> tickets = new LinkedHashMap<>();
    private final Map<IkeSpi, Suite> shown = new LinkedHashMap<>();
    private final Map<ExchangeName, IkeSpi> offered = new LinkedHashMap<>();
    private final Map<EspName, EspSaKeys> esp = new LinkedHashMap<>();
    private final SecretLedger ledger = new SecretLedger();
    private final IsakmpLedger isakmp = new IsakmpLedger();
    private final Map<Bytes, Ikev1Keys> ikev1 = new LinkedHashMap<>();
    private final Map<SecretName, SaSecret> secrets = new LinkedHashMap<>();
    private Map<String, Bytes> current = new LinkedHashMap<>();

    /** An IKE SA. */
    record Spis(IkeSpi initiator, IkeSpi responder) {
    }

    /** What protects an IKE SA. */
    record Suite(CipherChoice cipher, IcvCheck check) {
    }

    private record EspName(Optional<IpAddress> destination, OptionalLong spi) {
    }

    private record SecretName(Bytes initiatorSpi, Bytes responderSpi, String name) {
    }

    private record ExchangeName(IkeSpi initiator, IkeSpi responder, long messageId, boolean byInitiator) {
    }

    /** The keys of an IKE SA follow the one step that names its SPIs. */
    void learn(Derivation derivation) {
        ledger.step(derivation.name(), name -> input(derivation, name), derivation.output())
                .forEach(secret -> secrets.putIfAbsent(new SecretName(secret.initiatorSpi(), secret.responderSpi(),
                        secret.name()), secret));
        isakmp.step(derivation.name(), name -> input(derivation, name), derivation.output())
                .forEach(secret -> secrets.putIfAbsent(new SecretName(secret.initiatorSpi(), secret.responderSpi(),
                        secret.name()), secret));
        isakmp.table(derivation.name(), derivation.output())
                .ifPresent(line -> ikev1.putIfAbsent(line.initiatorCookie(), line));
        Optional<Bytes> spiI = input(derivation, "SPIi");
        Optional<Bytes> spiR = input(derivation, "SPIr");
        if (spiI.isPresent() && spiR.isPresent()) {
            current = derived.computeIfAbsent(new Spis(IkeSpi.of(spiI.get()), IkeSpi.of(spiR.get())),
                    _ -> new LinkedHashMap<>());
        }
        current.put(derivation.name(), derivation.output());
    }

    /** Both ends log the keys of an ESP SA; one line is enough. */
    boolean learn(EspSaKeys keys) {
        return esp.putIfAbsent(new EspName(keys.destination(), keys.spi()), keys) == null;
    }

    /** Keeps what a message says of the algorithms and SPIs of a new IKE SA; the SA is returned when it is complete. */
    Optional<Spis> learn(OpenedMessage message) {
        IkeHeader header = message.header();
        if (header.exchange() == ExchangeType.Known.IKE_SESSION_RESUME) {
            return resumed(message);
        }
        Spis known = new Spis(header.initiatorSpi(), header.responderSpi());
        Suite suite = suites.get(known);
        if (suite != null) {
            message.ticketGiven().ifPresent(ticket -> tickets.put(ticket, suite));
        }
        Optional<Proposal> proposal = message.first(SaPayload.class).flatMap(sa -> sa.proposals().stream().findFirst())
                .filter(p -> p.protocol() == ProtocolId.Known.IKE);
        if (proposal.isEmpty()) {
            return Optional.empty();
        }
        if (header.exchange() == ExchangeType.Known.IKE_SA_INIT) {
            return header.isResponse()
                    ? agreed(new Spis(header.initiatorSpi(), header.responderSpi()), proposal.get())
                    : Optional.empty();
        }
        ExchangeName name = new ExchangeName(header.initiatorSpi(), header.responderSpi(), header.messageId(),
                header.isInitiator() == header.isRequest());
        IkeSpi own = IkeSpi.of(proposal.get().spi());
        if (header.isRequest()) {
            offered.put(name, own);
            return Optional.empty();
        }
        return Optional.ofNullable(offered.remove(name)).flatMap(spi -> agreed(new Spis(spi, own), proposal.get()));
    }

    /** An IKE SA that is resumed has the algorithms of the one whose ticket is shown (RFC 5723 §5). */
    private Optional<Spis> resumed(OpenedMessage message) {
        IkeHeader header = message.header();
        if (header.isRequest()) {
            message.ticketShown().flatMap(ticket -> Optional.ofNullable(tickets.get(ticket)))
                    .ifPresent(suite -> shown.put(header.initiatorSpi(), suite));
            return Optional.empty();
        }
        return message.first(NoncePayload.class).flatMap(_ -> Optional.ofNullable(shown.remove(header.initiatorSpi())))
                .map(suite -> {
                    Spis spis = new Spis(header.initiatorSpi(), header.responderSpi());
                    suites.put(spis, suite);
                    return spis;
                });
    }

    Suite suite(Spis spis) {
        return Objects.requireNonNull(suites.get(spis));
    }

    /** Everything known so far, in Wireshark's shape. */
    KeyTables tables() {
        ImmutableList.Builder<IkeSaKeys> ike = ImmutableList.builder();
        suites.forEach((spis, suite) -> Optional.ofNullable(derived.get(spis))
                .ifPresent(keys -> ike.add(new IkeSaKeys(spis.initiator(), spis.responder(), suite.cipher(),
                        secret(keys, "SK_ei"), secret(keys, "SK_er"), suite.check(), secret(keys, "SK_ai"),
                        secret(keys, "SK_ar")))));
        return new KeyTables(ike.build(), ImmutableList.copyOf(esp.values()), ImmutableList.copyOf(ikev1.values()),
                ImmutableList.copyOf(secrets.values()));
    }

    private Optional<Spis> agreed(Spis spis, Proposal chosen) {
        Optional<CipherChoice> cipher = chosen.transforms(TransformType.Known.ENCR).stream()
                .filter(t -> t.id() instanceof EncryptionId)
                .map(t -> new CipherChoice((EncryptionId) t.id(), t.keyLength())).findFirst();
        IcvCheck check = chosen.transforms(TransformType.Known.INTEG).stream()
                .filter(t -> t.id() instanceof IntegrityId)
                .<IcvCheck>map(t -> new IcvCheck.By((IntegrityId) t.id())).findFirst().orElse(IcvCheck.NONE);
        return cipher.map(c -> {
            suites.put(spis, new Suite(c, check));
            return spis;
        });
    }

    private static Optional<Bytes> input(Derivation derivation, String name) {
        return derivation.inputs().stream().filter(v -> v.name().equals(name)).map(Recording.Value::octets)
                .findFirst();
    }

    private static Secret secret(Map<String, Bytes> keys, String name) {
        return Secret.copyOf(keys.getOrDefault(name, Bytes.EMPTY));
    }
}
