package ike.benchmarks.report;

/**
 * What another program does on the same machine in the same run.
 *
 * @param command what was typed
 * @param perCpuSecond its operations in a second of processor time
 */
public record Yardstick(String command, double perCpuSecond) {
}
