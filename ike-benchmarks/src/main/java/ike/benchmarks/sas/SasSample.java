package ike.benchmarks.sas;

/**
 * One measurement.
 *
 * @param sas how many Child SAs there were
 * @param streams how many TCP connections at once, each through an SA of its own as far as there are so many
 * @param rate Mbit/s that arrived
 * @param cpuSeconds processor time of both endpoints for each Gbit
 */
record SasSample(int sas, int streams, double rate, double cpuSeconds) {
}
