package ike.interop.endpoint;

import com.google.common.collect.ImmutableList;
import ike.engine.AskId;
import ike.engine.Now;
import ike.engine.PeerCertificates.Link;
import ike.engine.Question;
import ike.engine.credential.Credentials;
import ike.interop.log.Journal;
import ike.interop.log.LogGroup;
import ike.interop.web.CertificateFetcher;
import ike.interop.web.CertificateFetcher.Found;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * Has the certificates fetched that peers name by hash and URL, before it is judged what their signatures are worth (RFC 7296 §3.6).
 * Confined to the engine's thread.
 */
final class Lookups {
    /** So many peers wait at a time, none of which has proved anything; others are judged by what is here. */
    private static final int MOST_WAITING = 100;

    private final Credentials credentials;
    private final Inbox inbox;
    private final Journal journal;
    private final CertificateFetcher fetcher;
    private final List<Waiting> waiting = new ArrayList<>();

    /** A peer that waits for what its links lead to. */
    private record Waiting(AskId id, Question.Verify question, ImmutableList<Link> links) {
    }

    Lookups(Credentials credentials, Inbox inbox, Journal journal, CertificateFetcher fetcher) {
        this.credentials = credentials;
        this.inbox = inbox;
        this.journal = journal;
        this.fetcher = fetcher;
    }

    /** True when something is fetched for this peer, about which {@code again} is asked then; false when there is nothing to wait for. */
    boolean holds(AskId id, Question.Verify question, Now now, BiConsumer<AskId, Question.Verify> again) {
        ImmutableList<Link> links = credentials.unfetched(question, now);
        if (links.isEmpty() || waiting.size() >= MOST_WAITING) {
            return false;
        }
        boolean fetching = fetcher.fetch(links, now.wall(),
                harvest -> inbox.put(new Errand.Asked(_ -> heard(harvest, again))));
        boolean held = fetching || fetcher.isFetching(links);
        if (held) {
            waiting.add(new Waiting(id, question, links));
        }
        return held;
    }

    private void heard(CertificateFetcher.Harvest harvest, BiConsumer<AskId, Question.Verify> again) {
        fetcher.settle(harvest);
        for (Found one : harvest.found()) {
            switch (one) {
                case Found.Octets(var at, var octets) -> credentials.fetched().keepLinked(at, octets);
                case Found.Nothing(var at, String why) ->
                    journal.remark(LogGroup.CFG, "no certificate from " + at.url() + ": " + why);
            }
        }
        ImmutableList<Waiting> free = waiting.stream()
                .filter(one -> one.links().stream().anyMatch(harvest.links()::contains))
                .collect(ImmutableList.toImmutableList());
        waiting.removeAll(free);
        free.forEach(one -> again.accept(one.id(), one.question()));
    }
}
