package ike.engine;

/** Names one order of the caller; its reports carry it. */
public record OrderId(long value) {
}
