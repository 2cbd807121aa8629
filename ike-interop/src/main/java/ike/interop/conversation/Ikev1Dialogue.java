package ike.interop.conversation;

import com.google.common.collect.ImmutableList;
import ike.interop.transcript.Explanation;
import ike.interop.transcript.Findings;
import ike.interop.transcript.Standing;
import ike.interop.transcript.Subject;
import ike.wire.Bytes;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * IKEv1: exchanges by cookies, type and Message ID (RFC 2408 §3.1, §4). It has no requests and answers: a message belongs
 * to an exchange, and may repeat one of it.
 */
final class Ikev1Dialogue implements Dialogue {
    private static final int MAX_SAS = 1000;

    private final Map<Bytes, Story> stories = new LinkedHashMap<>();

    private record Exchange(String type, long messageId) {
    }

    private record Story(Requests<Exchange> exchanges, Bytes responderCookie) {
    }

    @Override
    public Standing hear(Explanation explanation, Subject.Ike ike) {
        Story known = stories.get(ike.initiatorSpi());
        Story story = known == null
                ? new Story(new Requests<>(), ike.responderSpi())
                : new Story(known.exchanges, ike.responderSpi());
        stories.put(ike.initiatorSpi(), story);
        if (stories.size() > MAX_SAS) {
            stories.remove(stories.keySet().iterator().next());
        }
        Exchange name = new Exchange(ike.exchange(), ike.messageId());
        Optional<Requests.Request> first = story.exchanges.find(name);
        Optional<Long> repeated = first.orElseGet(() -> story.exchanges.open(name, explanation, ike.exchange()))
                .repeated(explanation);
        if (first.isPresent() && repeated.isEmpty()) {
            story.exchanges.close(first.get());
        }
        return new Standing(OptionalLong.empty(), repeated.map(OptionalLong::of).orElse(OptionalLong.empty()),
                ImmutableList.of(), ImmutableList.of(), ImmutableList.of());
    }

    @Override
    public ImmutableList<Findings.Sa> sas() {
        return stories.entrySet().stream()
                .map(entry -> new Findings.Sa(1, entry.getKey(), entry.getValue().responderCookie(), "",
                        entry.getValue().exchanges().answered(), entry.getValue().exchanges().unanswered(),
                        ImmutableList.of()))
                .collect(ImmutableList.toImmutableList());
    }
}
