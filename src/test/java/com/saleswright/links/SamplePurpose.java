package com.saleswright.links;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.stereotype.Component;

/** A purpose without a process. */
@Component
class SamplePurpose implements LinkPurpose {

    private final List<String> asked = new CopyOnWriteArrayList<>();

    @Override
    public String name() {
        return "sample";
    }

    @Override
    public void renew(OpenLink link) {
        asked.add(link.holder());
    }

    long askedBy(String holder) {
        return asked.stream().filter(holder::equals).count();
    }
}
