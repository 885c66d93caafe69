using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace SshConfigLint.EndToEnd.Tests.OpenSsh;

/// <summary>
/// Connects the ssh of one tree with the sshd of another through a port on the loopback interface. sshd runs in its inetd mode for this one
/// connection (<c>sshd -i</c>) and ends with it. What goes through can be changed on the way.
/// </summary>
public static class Loopback
{
    private static readonly TimeSpan _timeLimit = TimeSpan.FromSeconds(30);

    /// <summary>Changes bytes on the way, in place; is given the number of bytes that went before.</summary>
    public delegate void Meddler(long offset, Span<byte> bytes);

    /// <summary>What both programs said.</summary>
    public sealed record Result(int ExitCode, string Client, string Server);

    /// <summary>
    /// Runs <c>ssh OPTIONS -p PORT root@127.0.0.1 true</c> against <c>sshd -i -e OPTIONS</c>, and hangs up after a time if one is given.
    /// </summary>
    public static Result Connect(
        OpenSshOracle client,
        string[] clientOptions,
        OpenSshOracle server,
        string[] serverOptions,
        Meddler? toServer = null,
        Meddler? toClient = null,
        TimeSpan? hangUpAfter = null
    )
    {
        ArgumentNullException.ThrowIfNull(client);
        ArgumentNullException.ThrowIfNull(server);
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        using var ssh = client.Start(["/usr/bin/ssh", .. clientOptions, "-p", $"{port}", "root@127.0.0.1", "true"]);
        ssh.StandardInput.Close();
        using var limit = new CancellationTokenSource(_timeLimit);
        using var socket = listener.AcceptTcpClientAsync(limit.Token).AsTask().GetAwaiter().GetResult();
        using var sshd = server.Start(["/usr/sbin/sshd", "-i", "-e", .. serverOptions]);
        var said = Task.WhenAll(ssh.StandardError.ReadToEndAsync(limit.Token), sshd.StandardError.ReadToEndAsync(limit.Token));
        var stream = socket.GetStream();
        using var hangUp = hangUpAfter is { } time ? new Timer(_ => socket.Close(), null, time, Timeout.InfiniteTimeSpan) : null;
        var up = PumpAsync(stream, sshd.StandardInput.BaseStream, toServer, limit.Token);
        var down = PumpAsync(sshd.StandardOutput.BaseStream, stream, toClient, limit.Token);
        try
        {
            down.GetAwaiter().GetResult();
            socket.Close();
            up.GetAwaiter().GetResult();
            ssh.WaitForExitAsync(limit.Token).GetAwaiter().GetResult();
            sshd.WaitForExitAsync(limit.Token).GetAwaiter().GetResult();
            var texts = said.GetAwaiter().GetResult();
            return new Result(ssh.ExitCode, texts[0], texts[1]);
        }
        finally
        {
            Stop(ssh);
            Stop(sshd);
        }
    }

    private static void Stop(Process process)
    {
        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
        }
    }

    private static async Task PumpAsync(Stream from, Stream to, Meddler? meddler, CancellationToken cancellation)
    {
        var buffer = new byte[65536];
        var offset = 0L;
        try
        {
            int count;
            while ((count = await from.ReadAsync(buffer, cancellation)) > 0)
            {
                meddler?.Invoke(offset, buffer.AsSpan(0, count));
                offset += count;
                await to.WriteAsync(buffer.AsMemory(0, count), cancellation);
                await to.FlushAsync(cancellation);
            }
        }
        catch (Exception exception) when (exception is IOException or ObjectDisposedException)
        {
            // The other side has hung up: nothing is left to carry.
        }

        if (to is not NetworkStream)
        {
            try
            {
                to.Close();
            }
            catch (IOException)
            {
                // It ended first.
            }
        }
    }
}
