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
 * whoever it names is asked first (RFC 5280 §6.3, RFC 6960). Signs, and where the peer wants to see OCSP responses about our certificates,
 * gets them first (RFC 4806 §4.2). Confined to the engine's thread.
 */
final class Inquiries {
    /** So many peers wait at a time; others are judged by what is known. */
    private static final int MOST_WAITING = 1_000;

    private final Credentials credentials;
    private final Inbox inbox;
    private final Journal journal;
    private final RevocationFetcher fetcher;
    private final Lookups lookups;
    private final List<Runnable> waiting = new ArrayList<>();

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
        if (!holds(queries, now, () -> answer(id, question))) {
            inbox.put(new Errand.Answered(id, judged));
        }
    }

    /** Signs, now or when those who were asked about our certificates have said something, or nothing for too long. */
    void sign(AskId id, Question.Sign question) {
        Now now = SystemClock.now();
        if (!holds(credentials.unanswered(question, now), now, () -> sign(id, question))) {
            inbox.put(new Errand.Answered(id, credentials.sign(question, now)));
        }
    }

    /** True when somebody is asked, and {@code again} is done then. */
    private boolean holds(ImmutableList<RevocationQuery> queries, Now now, Runnable again) {
        boolean asking = !queries.isEmpty()
                && fetcher.fetch(queries, now.wall(), harvest -> inbox.put(new Errand.Asked(_ -> heard(harvest))));
        boolean held = asking || (fetcher.isAsking(queries) && waiting.size() < MOST_WAITING);
        if (held) {
            waiting.add(again);
        }
        return held;
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
        ImmutableList<Runnable> before = ImmutableList.copyOf(waiting);
        waiting.clear();
        before.forEach(Runnable::run);
    }
}
