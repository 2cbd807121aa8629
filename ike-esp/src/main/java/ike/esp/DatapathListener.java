package ike.esp;

import ike.engine.Path;
import ike.engine.TrafficEvent;
import ike.wire.Bytes;

/**
 * Who is above the datapath: the owner of the IKE engines. Called by the datapath's own threads, which go on only when
 * the call returns, so everything is to be handed on at once. Must not close the datapath from within a call.
 */
public interface DatapathListener {
    /** An IKE message came, its non-ESP marker already taken off. Where it came from and to is in the path. */
    void received(Path path, Bytes message);

    /** The datapath saw something that IKE wants to know. */
    void traffic(TrafficEvent event);

    /** Something went wrong that people should read in a log; the datapath goes on. */
    void trouble(String sentence);

    /** The datapath ended by itself, and cannot go on: its device is gone, or there is a bug in it. */
    void failed(Exception cause);
}
