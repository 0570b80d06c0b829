package com.saleswright.mail;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A mail server that answers each command as a test tells it, and otherwise takes everything. */
class UnwillingServer implements Closeable {

    /** As an answer: says nothing, for ever. */
    static final String HANG = "hang";
    /** As an answer: ends the connection. */
    static final String DROP = "drop";

    private volatile ServerSocket socket;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Socket> open = new CopyOnWriteArrayList<>();
    /** Answers by beginning of the command; "." is the end of the data, "" the greeting. */
    final Map<String, String> answers = new ConcurrentHashMap<>();

    final List<String> messageIds = new CopyOnWriteArrayList<>();
    final List<String> commands = new CopyOnWriteArrayList<>();

    UnwillingServer() throws IOException {
        socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        threads.execute(() -> accept(socket));
    }

    /** Refuses connections until it is told to listen again. */
    void refuse() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** At the same port as before. */
    void listen() {
        if (socket.isClosed()) {
            try {
                ServerSocket again = new ServerSocket(socket.getLocalPort(), 50, InetAddress.getLoopbackAddress());
                socket = again;
                threads.execute(() -> accept(again));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    void forget() {
        messageIds.clear();
        commands.clear();
    }

    int port() {
        return socket.getLocalPort();
    }

    private void accept(ServerSocket listening) {
        while (!listening.isClosed()) {
            try {
                Socket client = listening.accept();
                open.add(client);
                threads.execute(() -> talk(client));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void talk(Socket client) {
        try (client) {
            var in = new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8));
            if (!answer(client, "", "220 unwilling")) {
                return;
            }
            boolean data = false;
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (data && line.startsWith("Message-ID: ")) {
                    messageIds.add(line.substring("Message-ID: ".length()));
                }
                if (data && !line.equals(".")) {
                    continue;
                }
                data = false;
                commands.add(line);
                boolean asksForData = line.equals("DATA") && !answers.containsKey("DATA");
                if (!answer(client, line, asksForData ? "354 go on" : line.equals("QUIT") ? "221 bye" : "250 ok")) {
                    return;
                }
                data = asksForData;
            }
        } catch (IOException e) {
            // The client hung up, or the test is over.
        }
    }

    private boolean answer(Socket client, String command, String usual) throws IOException {
        String answer = answers.entrySet().stream()
                .filter(e -> e.getKey().isEmpty() ? command.isEmpty() : command.startsWith(e.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(usual);
        if (answer.equals(DROP)) {
            return false;
        }
        if (!answer.equals(HANG)) {
            OutputStream out = client.getOutputStream();
            out.write((answer + "\r\n").getBytes(StandardCharsets.UTF_8));
            out.flush();
        }
        return true;
    }

    @Override
    public void close() {
        threads.shutdownNow();
        try {
            socket.close();
            for (Socket client : open) {
                client.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
