namespace SshConfigLint.Negotiation.Logs;

/// <summary>Who is connected with whom, as far as the lines so far tell.</summary>
internal sealed class PeerFacts
{
    internal string? Host { get; private set; }

    internal string? Address { get; private set; }

    internal int Port { get; private set; }

    internal string? User { get; set; }

    internal string? ProxyCommand { get; private set; }

    internal string? Program { get; set; }

    internal string? LocalVersion { get; private set; }

    internal string? RemoteVersion { get; private set; }

    /// <summary>Address and port of the other side, as messages have them; null until one names them.</summary>
    internal string? Endpoint => Address is null || Port == 0 ? null : $"{Address} port {Port}";

    /// <summary>Takes what a message tells of them, and gives the stage that it shows; null when it tells nothing.</summary>
    internal LogStage? Take(ReadOnlySpan<char> message)
    {
        if (LogText.After(message, "Local version string ", out var rest))
        {
            LocalVersion = WithoutProtocol(rest);
        }
        else if (LogText.After(message, "Remote protocol version ", out rest))
        {
            const string Mark = "remote software version ";
            RemoteVersion = rest.IndexOf(Mark) is var at and >= 0 ? LogText.Kept(rest[(at + Mark.Length)..]) : LogText.Kept(rest);
            return LogStage.Identified;
        }
        else if (LogText.IsProgramVersion(message))
        {
            Program = LogText.Kept(message);
        }
        else if (LogText.After(message, "Connecting to ", out rest))
        {
            TakeTarget(rest.TrimEnd('.'));
            return LogStage.Connecting;
        }
        else if (message.StartsWith("Connection established"))
        {
            return LogStage.Connected;
        }
        else if (LogText.After(message, "Executing proxy command: ", out rest))
        {
            ProxyCommand = LogText.Kept(rest);
            return LogStage.Connected;
        }
        else if (LogText.After(message, "Authenticating to ", out rest))
        {
            var user = rest.IndexOf(" as '");
            User = user < 0 ? User : LogText.Kept(rest[(user + " as '".Length)..].TrimEnd('\''));
            Host ??= user < 0 ? null : LogText.Kept(rest[..Math.Max(0, rest[..user].LastIndexOf(':'))]);
        }
        else if (LogText.After(message, "Connection from ", out rest))
        {
            TakeEndpoint(rest);
            return LogStage.Connected;
        }
        else
        {
            return null;
        }

        return LogStage.Unknown;
    }

    /// <summary><c>HOST [ADDRESS] port N</c> or <c>HOST port N</c>.</summary>
    private void TakeTarget(ReadOnlySpan<char> text)
    {
        var blank = text.IndexOf(' ');
        Host ??= LogText.Kept(blank < 0 ? text : text[..blank]);
        var (open, close) = (text.IndexOf('['), text.LastIndexOf(']'));
        Address = open >= 0 && close > open ? LogText.Kept(text[(open + 1)..close]) : Address;
        Port = LogEndpoint.PortIn(text) is var port and > 0 ? port : Port;
    }

    /// <summary>Takes the first <c>ADDRESS port N</c> that is told.</summary>
    internal void TakeEndpoint(ReadOnlySpan<char> message)
    {
        if (Endpoint is null && LogEndpoint.IsIn(message, out var address, out var port))
        {
            (Address, Port) = (LogText.Kept(address), port);
        }
    }

    private static string WithoutProtocol(ReadOnlySpan<char> version) =>
        LogText.Kept(version.StartsWith("SSH-") && version[4..].IndexOf('-') is var dash and > 0 ? version[(dash + 5)..] : version);
}
