package ike.interop.transcript;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import ike.interop.capture.Frame;
import ike.interop.capture.LinkLayer;
import ike.interop.keys.KeyTables;
import ike.interop.transcript.Recording.Derivation;
import ike.interop.transcript.Recording.Happening;
import ike.interop.transcript.Recording.Party;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Tells a recording as a story: decodes and opens every packet anew, from its octets and the logged keys, so that what
 * is told is what a second, independent reader of the wire has understood. No RFC section: the sections are in the
 * story.
 */
public final class Narrator {
    private final Recording recording;
    private final ImmutableList.Builder<Passage> story = ImmutableList.builder();
    private final KeyRing keys = new KeyRing();
    private final Explainer explainer = new Explainer(keys::tables, ImmutableSet.of());
    private final EpisodeFinder episodes = new EpisodeFinder();
    private final IsakmpPurpose isakmp = new IsakmpPurpose();
    private final Tally tally = new Tally();
    private final Map<Derivation, String> told = new LinkedHashMap<>();
    private final List<Passage.Step> pending = new ArrayList<>();
    private String pendingBy = "";
    private Duration pendingAt = Duration.ZERO;
    private Optional<Episode> episode = Optional.empty();
    private int chapters;

    private Narrator(Recording recording) {
        this.recording = recording;
    }

    /** The whole story. */
    public static ImmutableList<Passage> tell(Recording recording) {
        Narrator narrator = of(recording);
        return narrator.story.add(new Passage.Closing(narrator.tally.summary(narrator.keys))).build();
    }

    /** The keys that the story was opened with, in the shape of Wireshark's tables. */
    public static KeyTables keys(Recording recording) {
        return of(recording).keys.tables();
    }

    private static Narrator of(Recording recording) {
        Narrator narrator = new Narrator(recording);
        narrator.story.add(new Passage.Opening(recording.cast()));
        recording.happenings().forEach(narrator::tell);
        narrator.flush();
        return narrator;
    }

    private void tell(Happening happening) {
        switch (happening) {
            case Happening.Derived derived -> tell(derived);
            case Happening.Sent sent -> tell(sent);
            case Happening.Installed(Duration time, String who, boolean inbound, var espKeys) -> {
                flush();
                if (keys.learn(espKeys)) {
                    tally.count(espKeys);
                }
                story.add(new Passage.Installed(time, who, inbound, espKeys));
            }
            case Happening.Reported(Duration time, String who, String text) -> {
                flush();
                story.add(new Passage.Remark(time, who, text));
            }
        }
    }

    private void tell(Happening.Derived derived) {
        if (!derived.who().equals(pendingBy)) {
            flush();
        }
        pendingBy = derived.who();
        pendingAt = derived.time();
        keys.learn(derived.derivation());
        Optional<String> before = Optional.ofNullable(told.putIfAbsent(derived.derivation(), derived.who()));
        tally.count(derived.derivation(), derived.who(), before);
        pending.add(new Passage.Step(derived.derivation(), before));
    }

    private void tell(Happening.Sent sent) {
        Frame frame = new Frame(tally.next(), Optional.of(recording.start().plus(sent.time())), LinkLayer.RAW_IP,
                sent.packet(), sent.packet().length());
        ImmutableList<Explainer.Result> results = explainer.explain(frame);
        if (results.isEmpty() || !(results.getFirst() instanceof Explainer.Result.Explained(Explanation explanation))) {
            throw new IllegalArgumentException("a recorded packet is neither IKE nor ESP");
        }
        Optional<Episode> next = episodes.of(explanation);
        if (!next.equals(episode)) {
            turnThePage(next);
        }
        flush();
        Party from = recording.cast().at(explanation.route().source());
        Party to = recording.cast().at(explanation.route().destination());
        story.add(new Passage.Message(sent.time(), explanation, from, to,
                purpose(explanation, next, from.name(), to.name())));
        tally.count(explanation);
        explanation.message().flatMap(keys::learn).ifPresent(tally::count);
    }

    private Purpose purpose(Explanation explanation, Optional<Episode> next, String from, String to) {
        return explanation.subject() instanceof Subject.Ike ike && ike.majorVersion() == 1
                ? isakmp.of(ike, from, to)
                : Purpose.of(explanation, next, from, to);
    }

    /** What a party derives for its next message belongs to the next chapter; what it repeats belongs to this one. */
    private void turnThePage(Optional<Episode> next) {
        int repeated = (int) pending.stream().takeWhile(step -> step.alike().isPresent()).count();
        ImmutableList<Passage.Step> forNext = ImmutableList.copyOf(pending.subList(repeated, pending.size()));
        pending.subList(repeated, pending.size()).clear();
        flush();
        episode = next;
        next.ifPresent(e -> story.add(new Passage.Chapter(++chapters, e)));
        pending.addAll(forNext);
    }

    private void flush() {
        if (!pending.isEmpty()) {
            story.add(new Passage.Derivations(pendingAt, pendingBy, ImmutableList.copyOf(pending)));
            pending.clear();
        }
    }
}
