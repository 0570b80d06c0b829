package com.saleswright.links;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.stereotype.Component;

/** A purpose without a process. */
@Component
public class SamplePurpose implements LinkPurpose {

    /** A holder whose record is gone. */
    public static final String GONE = "gone";

    private final List<String> asked = new CopyOnWriteArrayList<>();

    @Override
    public String name() {
        return "sample";
    }

    @Override
    public void renew(OpenLink link) {
        if (link.holder().equals(GONE)) {
            throw new IllegalStateException("No record " + link.record());
        }
        asked.add(link.holder());
    }

    public long askedBy(String holder) {
        return asked.stream().filter(holder::equals).count();
    }
}
