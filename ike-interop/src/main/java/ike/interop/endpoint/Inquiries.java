package ike.interop.endpoint;

import com.google.common.collect.ImmutableList;
import ike.crypto.certificate.RevocationQuery;
import ike.engine.AskId;
import ike.engine.Now;
import ike.engine.Question;
import ike.engine.Verdict;
import ike.engine.credential.Credentials;
import ike.interop.log.Journal;
import ike.interop.log.LogGroup;
import ike.interop.web.CertificateFetcher;
import ike.interop.web.RevocationFetcher;
import ike.interop.web.RevocationFetcher.Found;
import ike.interop.web.RevocationSettings;
import java.util.ArrayList;
import java.util.List;

/**
 * Answers what a peer's signature is worth; where a certificate would be believed and nobody here knows whether it is revoked,
 * whoever it names is asked first (RFC 5280 §6.3, RFC 6960). Confined to the engine's thread.
 */
final class Inquiries {
    /** So many peers wait at a time; others are judged by what is known. */
    private static final int MOST_WAITING = 1_000;

    private final Credentials credentials;
    private final Inbox inbox;
    private final Journal journal;
    private final RevocationFetcher fetcher;
    private final Lookups lookups;
    private final List<Waiting> waiting = new ArrayList<>();

    /** Somebody who waits for what others say. */
    private record Waiting(AskId id, Question.Verify question) {
    }

    Inquiries(Credentials credentials, Inbox inbox, Journal journal, RevocationSettings settings,
            CertificateFetcher certificates) {
        this.credentials = credentials;
        this.inbox = inbox;
        this.journal = journal;
        fetcher = new RevocationFetcher(settings.timeout());
        lookups = new Lookups(credentials, inbox, journal, certificates);
        credentials.heed(settings.lists(), settings.responders());
    }

    /** Answers, now or when those who were asked have said something, or nothing for too long. */
    void answer(AskId id, Question.Verify question) {
        Now now = SystemClock.now();
        if (!lookups.holds(id, question, now, this::answer)) {
            judge(id, question, now);
        }
    }

    private void judge(AskId id, Question.Verify question, Now now) {
        Verdict.Judged judged = credentials.verify(question, now);
        ImmutableList<RevocationQuery> queries = credentials.unsettled(question, judged.report(), now);
        boolean asking = !queries.isEmpty()
                && fetcher.fetch(queries, now.wall(), harvest -> inbox.put(new Errand.Asked(_ -> heard(harvest))));
        if (asking || (fetcher.isAsking(queries) && waiting.size() < MOST_WAITING)) {
            waiting.add(new Waiting(id, question));
        } else {
            inbox.put(new Errand.Answered(id, judged));
        }
    }

    private void heard(RevocationFetcher.Harvest harvest) {
        fetcher.settle(harvest);
        for (Found one : harvest.found()) {
            switch (one) {
                case Found.Crl(String key, var list) -> credentials.fetched().keepCrl(key, list);
                case Found.Ocsp(String key, var response) -> credentials.fetched().keepOcsp(key, response);
                case Found.Nothing(String source, String why) ->
                    journal.remark(LogGroup.CFG, "nothing about revocation from " + source + ": " + why);
            }
        }
        // A responder that knew nothing leaves the lists to be asked for.
        ImmutableList<Waiting> before = ImmutableList.copyOf(waiting);
        waiting.clear();
        before.forEach(one -> answer(one.id(), one.question()));
    }
}
