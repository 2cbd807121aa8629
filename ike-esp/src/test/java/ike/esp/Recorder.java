package ike.esp;

import ike.engine.Path;
import ike.engine.TrafficEvent;
import ike.wire.Bytes;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A listener that keeps what it hears. */
final class Recorder implements DatapathListener {
    /** An IKE message that came. */
    record Message(Path path, Bytes octets) {
    }

    private final BlockingQueue<Message> messages = new LinkedBlockingQueue<>();
    private final BlockingQueue<TrafficEvent> events = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> sentences = new LinkedBlockingQueue<>();
    private final BlockingQueue<Exception> failures = new LinkedBlockingQueue<>();

    Message message() throws InterruptedException {
        return next(messages);
    }

    TrafficEvent event() throws InterruptedException {
        return next(events);
    }

    String sentence() throws InterruptedException {
        return next(sentences);
    }

    Exception failure() throws InterruptedException {
        return next(failures);
    }

    @Override
    public void received(Path path, Bytes message) {
        messages.add(new Message(path, message));
    }

    @Override
    public void traffic(TrafficEvent event) {
        events.add(event);
    }

    @Override
    public void trouble(String sentence) {
        sentences.add(sentence);
    }

    @Override
    public void failed(Exception cause) {
        failures.add(cause);
    }

    private static <T> T next(BlockingQueue<T> queue) throws InterruptedException {
        T next = queue.poll(10, TimeUnit.SECONDS);
        if (next == null) {
            throw new AssertionError("nothing was heard");
        }
        return next;
    }
}
