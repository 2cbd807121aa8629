package ike.v2.exchange;

import ike.engine.Limits;
import ike.engine.Retransmission;
import ike.v2.sa.AuthSent;
import ike.v2.sa.EapAsked;
import ike.v2.sa.Established;
import ike.v2.sa.FragmentUse;
import ike.v2.sa.IkeSa;
import ike.v2.sa.InitAnswered;
import ike.v2.sa.IntermediateSent;
import ike.v2.sa.Reassembly;
import ike.v2.sa.ReplyCache;
import ike.v2.sa.Session;
import ike.wire.Bytes;
import ike.wire.v2.ChainedPayload;
import ike.wire.v2.EncryptedFragmentPayload;
import ike.wire.v2.IkeMessage;
import ike.wire.v2.PayloadType;
import java.util.Optional;
import java.util.function.Function;

/**
 * Receives fragments (RFC 7383 §2.6). Each is authenticated before it is kept, so that nobody else can fill the memory,
 * or spoil a message, with fragments of his own making.
 */
final class Fragments {
    /** What becomes of a fragment. */
    sealed interface Outcome {
        /** It waits for the others. */
        record Kept(IkeSa sa) implements Outcome {
        }

        /** It was the last; the message is {@code first}, whose content the turn knows. */
        record Whole(IkeSa sa, IkeMessage first) implements Outcome {
        }

        /** It means nothing. */
        record Dropped(String why) implements Outcome {
        }
    }

    /** Where the fragments of the message in hand are kept. */
    private record Place(Session session, Reassembly before, Function<Reassembly, IkeSa> with) {
    }

    private static final int FRAGMENT_NUMBERS = 4;
    /** Where the IKE header says of which type the first payload is (RFC 7296 §3.1). */
    private static final int HEADER_NEXT_PAYLOAD = 16;

    private Fragments() {
    }

    /** True for a fragment of a message that this state waits for. */
    static boolean areAwaited(IkeSa sa, IkeMessage message) {
        return message.first(EncryptedFragmentPayload.class).isPresent() && place(sa, message).isPresent();
    }

    /** Takes an awaited one. */
    static Outcome take(Turn turn, IkeSa sa, IkeMessage message) {
        EncryptedFragmentPayload fragment = message.first(EncryptedFragmentPayload.class).orElseThrow();
        Place place = place(sa, message).orElseThrow();
        Limits limits = turn.environment().limits();
        long id = message.header().messageId();
        if (place.session().fragments() == FragmentUse.NEVER) {
            return new Outcome.Dropped("a fragment, which was not agreed on");
        }
        if (fragment.total() > limits.fragments() || place.before().isNewerThan(id, fragment.total())) {
            return new Outcome.Dropped("a fragment of too many, or of a set that was replaced");
        }
        if (place.before().has(id, fragment.number(), fragment.total())) {
            return new Outcome.Dropped("a fragment that is here already");
        }
        Optional<Bytes> content = Sealing.openFragment(sa.name(), place.session(), message, fragment);
        if (content.isEmpty()) {
            return new Outcome.Dropped("a fragment that is not protected by our keys");
        }
        Reassembly next = place.before().plus(id, fragment.number(), fragment.total(),
                new Reassembly.Fragment(message, content.get()), turn.now().after(Retransmission.patience(limits)));
        return next.octets() > limits.reassembledOctets()
                ? new Outcome.Kept(place.with().apply(Reassembly.NONE))
                : put(turn, place, next);
    }

    private static Outcome put(Turn turn, Place place, Reassembly next) {
        if (!next.isComplete()) {
            return new Outcome.Kept(place.with().apply(next));
        }
        IkeMessage first = next.first();
        turn.reassembled(Sealing.decode(first.first(EncryptedFragmentPayload.class).orElseThrow().firstInner(),
                next.content()), next.content());
        return new Outcome.Whole(PathSearch.learned(turn, place.with().apply(Reassembly.NONE), next), first);
    }

    /**
     * What would stand in front of the sealed octets if the message had come in one piece (RFC 9242 §3.3.2): an Encrypted
     * payload takes the place of the first fragment, with its reserved bits, and without the fragments' numbers.
     */
    static Bytes wholePrefix(IkeMessage first) {
        Bytes prefix = first.sealedPrefix().orElseThrow();
        Bytes whole = prefix.slice(0, prefix.length() - FRAGMENT_NUMBERS);
        int pointer = whole.length() - ChainedPayload.HEADER_LENGTH;
        pointer = first.chain().size() > 1
                ? pointer - first.chain().get(first.chain().size() - 2).body().length() - ChainedPayload.HEADER_LENGTH
                : HEADER_NEXT_PAYLOAD;
        return Bytes.concat(whole.slice(0, pointer), Bytes.of(PayloadType.Known.SK.code()), whole.from(pointer + 1));
    }

    private static Optional<Place> place(IkeSa sa, IkeMessage message) {
        boolean request = message.header().isRequest();
        long id = message.header().messageId();
        return switch (sa) {
            case InitAnswered s when request && isFresh(s.replies(), message) ->
                Optional.of(new Place(s.session(), s.fragments(), s::withFragments));
            case EapAsked s when request && isFresh(s.replies(), message) ->
                Optional.of(new Place(s.opened().session(), s.opened().fragments(), s::withFragments));
            case IntermediateSent s when s.request().isAnsweredBy(message.header()) ->
                Optional.of(new Place(s.opening().session(), s.fragments(), s::withFragments));
            case AuthSent s when s.request().isAnsweredBy(message.header()) ->
                Optional.of(new Place(s.session(), s.fragments(), s::withFragments));
            case Established s when request && isFresh(s.replies(), message) -> Optional.of(new Place(s.session(),
                    s.fragments().request(id),
                    part -> s.with(s.fragments().withRequest(id, part, s.replies().size()))));
            case Established s when isAnswer(s, message) -> Optional.of(new Place(s.session(),
                    s.fragments().response(id),
                    part -> s.with(s.fragments().withResponse(id, part, s.window().size()))));
            default -> Optional.empty();
        };
    }

    private static boolean isFresh(ReplyCache replies, IkeMessage message) {
        return replies.classify(message.header().messageId(), message.octets()) instanceof ReplyCache.Standing.Fresh;
    }

    private static boolean isAnswer(Established sa, IkeMessage message) {
        return sa.window().answeredBy(message.header()).isPresent();
    }
}
