using System.CommandLine;
using System.Globalization;
using SshConfigLint.Knowledge;
using SshConfigLint.Negotiation;
using SshConfigLint.Reporting;

namespace SshConfigLint.Cli;

/// <summary><c>negotiate</c>: tells whether clients and servers agree, on what, and why not.</summary>
internal static class NegotiateCommand
{
    internal static Command Create(NegotiateOptions options)
    {
        var command = new Command(
            "negotiate",
            "Tell whether a client and a server agree on algorithms, on which, why not, and what would mend it."
        );
        options.AddTo(command);
        command.SetAction(parsed => Run(options.Resolve(parsed)));
        return command;
    }

    private static int Run(NegotiateSettings settings)
    {
        if (settings.ListsPeers)
        {
            WritePeers(settings.Format == NegotiateFormat.Json);
            return ExitCode.Clean;
        }

        var parties = Parties.Read(settings);
        foreach (var error in parties.Errors)
        {
            Console.Error.WriteLine($"error: {Terminal.Plain(error)}");
        }

        foreach (var note in parties.Notes)
        {
            Console.Error.WriteLine($"note: {Terminal.Plain(note)}");
        }

        if (settings.Format == NegotiateFormat.Proposal)
        {
            using var proposals = Terminal.OpenOutput();
            ProposalJson.Write([.. parties.Clients, .. parties.Servers], proposals);
            return parties.Errors.Count > 0 ? ExitCode.Error : ExitCode.Clean;
        }

        if (parties.Clients.Count == 0 || parties.Servers.Count == 0)
        {
            return ExitCode.Error;
        }

        var matrix = new Matrix([.. parties.Clients], [.. parties.Servers]);
        Write(
            new NegotiationReport
            {
                Matrix = matrix,
                ToolVersion = ToolVersion.Text,
                Verbose = settings.Verbose,
            },
            settings
        );
        return parties.Errors.Count > 0 ? ExitCode.Error
            : matrix.CountOf(Verdict.Fails) + matrix.CountOf(Verdict.Breaks) > 0 ? ExitCode.Findings
            : ExitCode.Clean;
    }

    private static void Write(NegotiationReport report, NegotiateSettings settings)
    {
        using var output = Terminal.OpenOutput();
        if (settings.Format == NegotiateFormat.Json)
        {
            report.WriteJson(output);
            return;
        }

        if (settings.Format == NegotiateFormat.Sarif)
        {
            PairFindingsReport.Write(report.Matrix, settings.Surroundings, output);
            return;
        }

        report.WriteText(output, Terminal.UsesColor(settings.Color));
    }

    private static void WritePeers(bool isJson)
    {
        if (isJson)
        {
            JsonOutput.Write(json =>
            {
                json.WriteStartArray();
                foreach (var peer in PeerTable.All)
                {
                    json.WriteStartObject();
                    json.WriteString("id", peer.Id);
                    json.WriteString("name", peer.Name);
                    json.WriteBoolean("isClient", peer.IsClient);
                    json.WriteBoolean("isServer", peer.IsServer);
                    json.WriteString("date", peer.Date);
                    json.WriteString("confidence", peer.Confidence.ToString().ToLowerInvariant());
                    json.WriteEndObject();
                }

                json.WriteEndArray();
            });
            return;
        }

        using var output = Terminal.OpenOutput();
        var width = PeerTable.All.Max(peer => peer.Id.Length);
        foreach (var peer in PeerTable.All)
        {
            var roles = (peer.IsClient, peer.IsServer) switch
            {
                (true, true) => "client, server",
                (true, _) => "client",
                _ => "server",
            };
            output.Write(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{peer.Id.PadRight(width)}  {roles, -14}  {peer.Date, -10}  {peer.Confidence.ToString().ToLowerInvariant(), -13}  {peer.Name}\n"
                )
            );
        }
    }
}
