package com.saleswright.documents;

import java.time.Instant;
import java.util.List;

/**
 * What a certificate of completion tells about a signed document.
 *
 * @param name of the document
 * @param businessKey the case it belongs to
 * @param sha256 hash of the document that everybody signed, in hexadecimal digits
 */
public record Completion(String name, String businessKey, String sha256, List<Signer> signers, List<Event> events) {

    /**
     * Somebody who signed.
     *
     * @param how for example "link sent by mail, name typed"
     * @param address from which they signed, for example an IP address
     */
    public record Signer(String name, String email, String role, Instant signedAt, String how, String address) {}

    /**
     * Something that happened to the document.
     *
     * @param hash of the evidence that was written with it; empty when there is none
     */
    public record Event(Instant at, String who, String what, String address, String hash) {}
}
