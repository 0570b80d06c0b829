package com.saleswright.documents;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/** Paints the pages of a document, so that people see it without a PDF reader. */
@Component
public class Pictures implements DisposableBean {

    /** Width of a picture in pixels: sharp on a phone, readable on a screen. */
    public static final int WIDTH = 1240;

    static final int MAX_BYTES = 20 * 1024 * 1024;
    static final int MAX_PAGES = 100;
    private static final int MAX_HEIGHT = 5_000;
    private static final long MAX_UNPACKED = 256L * 1024 * 1024;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Pattern STREAM = Pattern.compile("(?<!end)stream\\r?\\n");

    /** Few, since painting takes memory; a document that never ends holds up only those after it. */
    private final ExecutorService painters = Executors.newFixedThreadPool(2, work -> {
        Thread thread = new Thread(work, "document-painter");
        thread.setDaemon(true);
        return thread;
    });

    /**
     * The pages as PNG pictures.
     *
     * @throws PicturesRefused when the document is damaged, protected, or too large to be painted
     */
    public List<byte[]> pages(byte[] pdf) {
        if (pdf.length > MAX_BYTES) {
            throw new PicturesRefused("The document is larger than 20 MB.");
        }
        Future<List<byte[]>> pages = painters.submit(() -> paint(pdf));
        try {
            return pages.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            pages.cancel(true);
            throw new PicturesRefused("The document takes too long to be painted.", e);
        } catch (InterruptedException e) {
            pages.cancel(true);
            Thread.currentThread().interrupt();
            throw new PicturesRefused("Painting was interrupted.", e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof PicturesRefused refused
                    ? refused
                    : new PicturesRefused("The document is damaged.", e);
        }
    }

    @Override
    public void destroy() {
        painters.shutdownNow();
    }

    private static List<byte[]> paint(byte[] pdf) throws IOException {
        refuseBombs(pdf);
        try (PDDocument document = Loader.loadPDF(pdf)) {
            if (document.isEncrypted()) {
                throw new PicturesRefused("The document is protected by a password.");
            }
            if (document.getNumberOfPages() > MAX_PAGES) {
                throw new PicturesRefused("The document has more than %d pages.".formatted(MAX_PAGES));
            }
            PDFRenderer renderer = new PDFRenderer(document);
            renderer.setSubsamplingAllowed(true);
            List<byte[]> pages = new ArrayList<>();
            for (int i = 0;
                    i < document.getNumberOfPages() && !Thread.currentThread().isInterrupted();
                    i++) {
                PDRectangle box = document.getPage(i).getCropBox();
                boolean lying = document.getPage(i).getRotation() % 180 != 0;
                float width = lying ? box.getHeight() : box.getWidth();
                float height = lying ? box.getWidth() : box.getHeight();
                float scale = Math.min(WIDTH / width, MAX_HEIGHT / height);
                pages.add(png(renderer.renderImage(i, scale, ImageType.RGB)));
            }
            return pages;
        } catch (IOException e) {
            throw new PicturesRefused("The document is damaged or protected by a password.", e);
        }
    }

    private static byte[] png(BufferedImage picture) throws IOException {
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(picture, "png", png);
        return png.toByteArray();
    }

    /** Unpacks everything once without keeping it: the reader would hold a gigabyte of zeros in memory. */
    private static void refuseBombs(byte[] pdf) {
        Matcher stream = STREAM.matcher(new String(pdf, StandardCharsets.ISO_8859_1));
        byte[] sink = new byte[64 * 1024];
        long left = MAX_UNPACKED;
        Inflater inflater = new Inflater();
        try {
            while (stream.find()) {
                inflater.reset();
                inflater.setInput(pdf, stream.end(), pdf.length - stream.end());
                left -= unpacked(inflater, sink, left);
                if (left <= 0) {
                    throw new PicturesRefused("The document unpacks to more than 256 MB.");
                }
            }
        } finally {
            inflater.end();
        }
    }

    private static long unpacked(Inflater inflater, byte[] sink, long limit) {
        long size = 0;
        try {
            while (size < limit && !inflater.finished() && !inflater.needsInput() && !inflater.needsDictionary()) {
                size += inflater.inflate(sink);
            }
        } catch (DataFormatException e) {
            // Packed in another way, or not at all.
            return size;
        }
        return size;
    }
}
