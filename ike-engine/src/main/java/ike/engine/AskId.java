package ike.engine;

/** Names one question of the engine; the answer carries it. */
public record AskId(long value) {
}
