package ike.interop.conversation;

import com.google.common.collect.ImmutableList;
import ike.crypto.ConstantTime;
import ike.crypto.DerivationLog;
import ike.crypto.Hash;
import ike.crypto.Prf;
import ike.crypto.Secret;
import ike.crypto.v1.Phase2Hashes;
import ike.interop.keys.KeyTables;
import ike.interop.transcript.OpenedIsakmp;
import ike.interop.transcript.Standing.Proof;
import ike.wire.Bytes;
import ike.wire.v1.ExchangeType;
import ike.wire.v1.HashPayload;
import ike.wire.v1.NoncePayload;
import java.util.Optional;
import java.util.function.Function;

/** Verifies HASH(1), HASH(2) and HASH(3), by which messages behind Phase 1 are authentic (RFC 2409 §5.5, §5.6, §5.7). */
final class Phase2Check {
    private final KeyTables keys;

    Phase2Check(KeyTables keys) {
        this.keys = keys;
    }

    /** What comes of the message's HASH, if it has one. */
    Optional<Proof> proof(OpenedIsakmp message, boolean fromInitiator, IsakmpExchange exchange, Phase1Story phase1) {
        return message.payloads().first(HashPayload.class).map(sent -> {
            int number = number(message, exchange.isOfBeginner(fromInitiator));
            Judgement judgement = judge(message, sent.data(), number, exchange, phase1);
            return new Proof("HASH(" + number + ")", fromInitiator ? "the initiator" : "the responder",
                    "prf with SKEYID_a", judgement.verdict(), judgement.reason());
        });
    }

    /** Quick Mode has three kinds, New Group Mode two, all others one (RFC 2409 §5.5, §5.6). */
    private static int number(OpenedIsakmp message, boolean ofBeginner) {
        if (isNewGroupMode(message)) {
            return ofBeginner ? 1 : 2;
        }
        boolean hasNonce = message.payloads().first(NoncePayload.class).isPresent();
        if (message.header().exchange() != ExchangeType.Known.QUICK_MODE || (ofBeginner && hasNonce)) {
            return 1;
        }
        return ofBeginner ? 3 : 2;
    }

    private static boolean isNewGroupMode(OpenedIsakmp message) {
        return message.header().exchange() == ExchangeType.Known.NEW_GROUP_MODE;
    }

    private Judgement judge(OpenedIsakmp message, Bytes sent, int number, IsakmpExchange exchange,
            Phase1Story phase1) {
        ImmutableList<Secret> candidates = keys.secrets(message.header().initiatorCookie().bytes(),
                message.header().responderCookie().bytes(), "SKEYID_a");
        if (candidates.isEmpty()) {
            return Judgement.missing("the secret SKEYID_a is missing");
        }
        Optional<Prf> prf = phase1.hash().map(Hash::prf);
        if (prf.isEmpty()) {
            return Judgement.missing("the hash that was agreed on is not known, or not among what this program can do");
        }
        long id = message.header().messageId();
        Bytes covered = message.payloads().behindFirst();
        if (isNewGroupMode(message)) {
            return Judgement.of(candidates.stream().anyMatch(key -> ConstantTime.equal(
                    Phase2Hashes.newGroup(number == 2, prf.get(), key, id, covered, DerivationLog.NONE), sent)));
        }
        if ((number > 1 && exchange.ni().isEmpty()) || (number == 3 && exchange.nr().isEmpty())) {
            return Judgement.missing("a nonce before it is not in this capture");
        }
        Function<Secret, Bytes> expected = switch (number) {
            case 1 -> key -> Phase2Hashes.hash1(prf.get(), key, id, covered, DerivationLog.NONE);
            case 2 -> key -> Phase2Hashes.hash2(prf.get(), key, id, exchange.ni().orElseThrow(), covered,
                    DerivationLog.NONE);
            default -> key -> Phase2Hashes.hash3(prf.get(), key, id, exchange.ni().orElseThrow(),
                    exchange.nr().orElseThrow(), DerivationLog.NONE);
        };
        return Judgement.of(candidates.stream().anyMatch(key -> ConstantTime.equal(expected.apply(key), sent)));
    }
}
