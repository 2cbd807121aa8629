package ike.interop.conversation;

import com.google.common.collect.ImmutableSet;
import ike.interop.capture.CaptureException;
import ike.interop.capture.CaptureReader;
import ike.interop.capture.Frame;
import ike.interop.keys.KeyTables;
import ike.interop.transcript.Explainer;
import ike.interop.transcript.Explanation;
import ike.interop.transcript.Findings;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Tells of a capture: of each packet, with where it stands in the conversation, and in the end what that came to. */
public final class Telling {
    private final Explainer explainer;
    private final Conversation conversation;
    private final PatientListener listener;
    private final Consumer<Explanation> told;
    private final Consumer<String> others;

    /**
     * Nothing is told yet.
     *
     * @param ports UDP and TCP ports to look at besides 500 and 4500
     * @param told gets what is to be said, in its order
     * @param others gets what each packet is that completes no message of IKE or ESP
     */
    public Telling(KeyTables tables, Credentials credentials, ImmutableSet<Integer> ports, Consumer<Explanation> told,
            Consumer<String> others) {
        this.explainer = new Explainer(() -> tables, ports);
        this.conversation = new Conversation(tables, credentials);
        this.listener = new PatientListener(conversation);
        this.told = told;
        this.others = others;
    }

    /**
     * Every frame up to the end, or up to where the file is broken, as it is when who captured was stopped within a frame.
     *
     * @param step is done behind each
     * @return why there are no more, unless the file ends there
     */
    public Optional<CaptureException> hear(CaptureReader reader, Runnable step) {
        try {
            for (Optional<Frame> frame = reader.next(); frame.isPresent(); frame = reader.next()) {
                tell(explainer.explain(frame.get()));
                step.run();
            }
            return Optional.empty();
        } catch (CaptureException e) {
            return Optional.of(e);
        }
    }

    /** There are no more frames. */
    public Findings end() {
        tell(explainer.rest());
        listener.rest().forEach(told);
        return conversation.end(explainer.end());
    }

    private void tell(List<Explainer.Result> results) {
        for (Explainer.Result result : results) {
            switch (result) {
                case Explainer.Result.Other(String what) -> others.accept(what);
                case Explainer.Result.Explained(var explanation) -> listener.hear(explanation).forEach(told);
            }
        }
    }
}
