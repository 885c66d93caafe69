using System.Collections.Immutable;
using System.Diagnostics;
using System.Text.Json;
using SshConfigLint.Knowledge;
using SshConfigLint.Negotiation;
using SshConfigLint.Reporting;
using SshConfigLint.Testing;
using SshConfigLint.Tests.Reporting;
using Xunit.Abstractions;

namespace SshConfigLint.Tests.Negotiation;

/// <summary>Many pairs: the same answers as one by one, the same data, and fast enough.</summary>
[Collection(Alone.Name)]
public sealed class MatrixTests(ITestOutputHelper output)
{
    private static readonly ImmutableArray<Party> _clients =
    [
        TestParties.Client("Host old\n    MACs hmac-sha1\n    Ciphers aes128-cbc\n", "old"),
        TestParties.Client("KexAlgorithms curve25519-sha256\nRequiredRSASize 4096\nHostKeyAlgorithms rsa-sha2-512\n"),
        .. PeerTable.All.Where(peer => peer.IsClient).Select(peer => Party.Of(peer, ConfigKind.Client)),
    ];

    private static readonly ImmutableArray<Party> _servers =
    [
        TestParties.Server("MACs -umac-64*\nCiphers aes128-ctr\n", keys: new HostKeys(["ssh-rsa", "ssh-ed25519"], 2048)),
        TestParties.Server(""),
        .. PeerTable.All.Where(peer => peer.IsServer).Select(peer => Party.Of(peer, ConfigKind.Server)),
    ];

    [Fact]
    public void Every_cell_is_what_the_pair_comes_to()
    {
        var matrix = new Matrix(_clients, _servers);
        var cells = _clients.SelectMany((_, client) => _servers.Select((_, server) => matrix[client, server]));
        Assert.Equal(matrix.Pairs().Select(pair => new Outcome(pair.Agreement.Verdict, pair.Agreement.Failed?.Phase)), cells);
        Assert.Equal(matrix.Count, Enum.GetValues<Verdict>().Sum(matrix.CountOf));
        Assert.All(Enum.GetValues<Verdict>(), verdict => Assert.True(matrix.CountOf(verdict) > 0, $"no pair {verdict}"));
    }

    [Fact]
    public void Data_is_as_its_schema_says()
    {
        using var schema = JsonDocument.Parse(File.ReadAllText(Path.Combine(Golden.Root, "docs/negotiation.schema.json")));
        using var text = new StringWriter();
        new NegotiationReport
        {
            Matrix = new Matrix(_clients, _servers),
            ToolVersion = "1.0.0",
            Verbose = true,
        }.WriteJson(text);
        using var json = JsonDocument.Parse(text.ToString());
        Assert.Empty(SchemaCheck.Problems(schema.RootElement, json.RootElement).Take(5));
        Assert.Equal(_clients.Length * _servers.Length, json.RootElement.GetProperty("pairs").GetArrayLength());
    }

    [Fact]
    public void A_million_pairs_take_seconds()
    {
        var random = new Random(1);
        ImmutableArray<Party> clients = [.. Enumerable.Range(0, 1000).Select(_ => Shuffled(_clients[0], random))];
        ImmutableArray<Party> servers = [.. Enumerable.Range(0, 1000).Select(_ => Shuffled(_servers[1], random))];
        var watch = Stopwatch.StartNew();
        var matrix = new Matrix(clients, servers);
        output.WriteLine($"{matrix.Count} pairs in {watch.ElapsedMilliseconds} ms");
        Assert.True(matrix.CountOf(Verdict.Works) > 0 && matrix.CountOf(Verdict.Fails) > 0);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(30), $"{watch.Elapsed}");
    }

    /// <summary>A side that lists some of what its release has, in any order: no two propose the same.</summary>
    private static Party Shuffled(Party party, Random random)
    {
        var target = Target.Default;
        var direction = new DirectionProposal(Some(AlgorithmKind.Cipher), Some(AlgorithmKind.Mac), ["none"]);
        return party with
        {
            Proposal = new Proposal
            {
                KeyExchanges = Some(AlgorithmKind.KeyExchange),
                HostKeys = Some(AlgorithmKind.Signature),
                ToServer = direction,
                ToClient = direction,
                StrictKex = true,
            },
        };

        ImmutableArray<string> Some(AlgorithmKind kind)
        {
            var all = AlgorithmTable.BuildOrder(kind, target).ToArray();
            random.Shuffle(all);
            return [.. all.Take(random.Next(2, all.Length))];
        }
    }
}
